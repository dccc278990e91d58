package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.strategies.run.Verification;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdout verify RUN}. */
@Command(
    name = "verify",
    description =
        "Makes a run again from raw data and its manifest, and compares byte by byte; exit 1 with"
            + " the first file and field that differ. Adds no trial.")
final class VerifyCommand implements Callable<Integer> {

  private final Main main;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "an id, its beginning, \"latest\", or a run's folder")
  private String run;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "tasks at the same time; the bytes do not depend on it (default: cores)")
  private Integer threads;

  @Mixin private RunsOption runs = new RunsOption();

  @Option(names = "--json", description = "print the result as one JSON document")
  private boolean json;

  VerifyCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    int count = StudyOptions.threads(threads);
    Path folder = new RunNames(main, runs.folder()).find(run);
    Verification.Verdict verdict;
    try (ProgressLines progress =
        new ProgressLines(main.output(), main.surroundings().clocks().nanos())) {
      verdict = main.desk().verify(folder, main.home(), count, progress);
    }
    verdict.notes().forEach(main.output()::note);
    if (json) {
      main.output().exact(Json.text(document(folder, verdict)));
    } else {
      main.output().result(sentence(folder, verdict));
    }
    return verdict.difference().isPresent() ? ExitCode.NO : ExitCode.DONE;
  }

  private String sentence(Path folder, Verification.Verdict verdict) {
    return verdict
        .difference()
        .map(where ->
            main.output().coloured(Output.State.BAD, "\u2717")
                + " "
                + RunNames.id(folder)
                + ": "
                + where)
        .orElseGet(() ->
            main.output().coloured(Output.State.OK, "\u2713")
                + " "
                + RunNames.id(folder)
                + ": made again from raw data, "
                + verdict.files().size()
                + " files equal");
  }

  private static ObjectNode document(Path folder, Verification.Verdict verdict) {
    ObjectNode document = Json.document();
    document.put("run", RunNames.id(folder)).put("equal", verdict.difference().isEmpty());
    document.put("difference", verdict.difference().orElse(null));
    ArrayNode files = document.putArray("files");
    verdict.files().forEach(files::add);
    ArrayNode notes = document.putArray("notes");
    verdict.notes().forEach(notes::add);
    return document;
  }
}
