package dev.holdout.strategies.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdout demo}. */
@Command(
    name = "demo",
    description =
        "The main job on real trades, nothing to configure: the Bitstamp BTC/USD ticks, a neural"
            + " trader walked forward, a report.")
final class DemoCommand implements Callable<Integer> {

  private final Main main;

  @Option(
      names = "--market",
      paramLabel = "MARKET",
      description =
          "real (default); noise or edge: the same study on three generated years of hourly bars,"
              + " without anything to find or with a planted edge")
  private StudyDesk.DemoMarket market = StudyDesk.DemoMarket.REAL;

  @Mixin private StudyOptions options = new StudyOptions();

  DemoCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    return StudyRun.of(main, options, options.order(main, "demo", Optional.empty(), market));
  }
}
