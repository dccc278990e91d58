package dev.holdout.strategies.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code holdout demo}. */
@Command(
    name = "demo",
    description =
        "The main job on real trades, nothing to configure: the Bitstamp BTC/USD ticks, a neural"
            + " trader walked forward, a report.")
final class DemoCommand implements Callable<Integer> {

  private final Main main;

  @Mixin private StudyOptions options = new StudyOptions();

  DemoCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    return StudyRun.of(main, options, "demo", Optional.empty());
  }
}
