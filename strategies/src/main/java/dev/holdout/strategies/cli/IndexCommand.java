package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.reports.index.IndexPage;
import dev.holdout.reports.index.RunIndex;
import dev.holdout.reports.run.RunFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdout index}. */
@Command(name = "index", description = "Draws a page over all runs: runs/index.html.")
final class IndexCommand implements Callable<Integer> {

  private final Main main;

  @Mixin private RunsOption runs = new RunsOption();

  @Option(names = "--json", description = "print the result as one JSON document")
  private boolean json;

  IndexCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    Path folder = main.inWorkingFolder(runs.folder());
    RunIndex index = RunIndex.of(folder);
    Path page = IndexPage.write(folder, index);
    if (json) {
      ObjectNode document = Json.read(RunFolder.toJson(index));
      document.put("page", page.toString());
      main.output().exact(Json.text(document));
      return ExitCode.DONE;
    }
    index
        .damaged()
        .forEach(run -> main.output().note("damaged  " + run.id() + ": " + run.reason()));
    main.output()
        .result(
            "%d %s  %s"
                .formatted(
                    index.runs().size(),
                    index.runs().size() == 1 ? "run" : "runs",
                    StudyRun.shortest(main, page)));
    return ExitCode.DONE;
  }
}
