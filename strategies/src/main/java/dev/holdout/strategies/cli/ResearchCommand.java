package dev.holdout.strategies.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code holdout research STUDY}. */
@Command(
    name = "research",
    description = "A study of your own: search, train, walk forward, backtest, diagnose, report.")
final class ResearchCommand implements Callable<Integer> {

  private final Main main;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "a YAML file, or one Java source file (which is run)")
  private Path study;

  @Mixin private StudyOptions options = new StudyOptions();

  ResearchCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    return StudyRun.of(main, options, options.order(main, "research", Optional.of(study)));
  }
}
