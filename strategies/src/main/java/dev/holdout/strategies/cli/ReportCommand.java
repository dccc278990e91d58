package dev.holdout.strategies.cli;

import dev.holdout.reports.run.RunFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code holdout report RUN}. */
@Command(
    name = "report",
    description =
        "Draws the report of a finished run again, from its folder; exit 1 where a file is not as"
            + " the run wrote it.")
final class ReportCommand implements Callable<Integer> {

  private final Main main;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "an id, its beginning, \"latest\", or the path of a run's folder")
  private String run;

  @Mixin private RunsOption runs = new RunsOption();

  ReportCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    Path folder = new RunNames(main, runs.folder()).find(run);
    main.output().result("report  " + StudyRun.shortest(main, main.desk().report(folder)));
    AsWritten.require(main, RunFolder.open(folder));
    return ExitCode.DONE;
  }
}
