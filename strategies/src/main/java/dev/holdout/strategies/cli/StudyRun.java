package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.reports.run.RunFolder;
import java.nio.file.Path;

/** What {@code demo} and {@code research} share: run a study, print its first screen. */
final class StudyRun {

  private StudyRun() {}

  static int of(Main main, StudyOptions options, StudyDesk.Order order) {
    StudyDesk.Outcome outcome;
    try (ProgressLines progress =
        new ProgressLines(main.output(), main.surroundings().clocks().nanos())) {
      outcome = main.desk().research(order, progress);
    }
    if (options.json()) {
      ObjectNode document = Json.read(RunFolder.toJson(outcome.results()));
      document
          .putObject("run")
          .put("id", outcome.folder().getFileName().toString())
          .put("folder", outcome.folder().toString())
          .put("report", outcome.folder().resolve("report.html").toString());
      main.output().exact(Json.text(document));
    } else {
      FirstScreen screen = new FirstScreen(main.output(), outcome.results());
      screen.lines().forEach(main.output()::result);
      main.output().result(FirstScreen.speed(outcome.timings()));
      main.output().result("report  " + shortest(main, outcome.folder().resolve("report.html")));
    }
    return ExitCode.DONE;
  }

  /** Relative to the working folder when it lies below it. */
  static String shortest(Main main, Path path) {
    Path working = main.surroundings().places().working();
    return path.startsWith(working) ? working.relativize(path).toString() : path.toString();
  }
}
