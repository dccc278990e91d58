package dev.holdout.strategies.run;

import dev.holdout.features.FeatureCatalogue;
import dev.holdout.features.target.ForwardReturn;
import dev.holdout.strategies.Holdout;
import dev.holdout.strategies.study.Control;
import dev.holdout.strategies.study.Learning;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.StudyBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A small study of mechanics on the demo's trades: cheap to trade, so that it trades often. */
final class RunFixture {

  private RunFixture() {}

  static StudyBuilder study() {
    return Holdout.study("mechanics")
        .asks("do the parts of a run fit together?")
        .horizon("one bar of fifteen minutes")
        .marketContext("one venue, one week of 2013, spot")
        .trusts("prices and amounts of the tape")
        .policyStated("the network's position at every bar's close")
        .sizing("half of equity at a position of 1")
        .invalidWhen("nothing: this is a test of mechanics")
        .data("demo")
        .bars(Duration.ofMinutes(15))
        .features(
            FeatureCatalogue.parse("LogReturn(1)"),
            FeatureCatalogue.parse("LogReturn(4)"),
            FeatureCatalogue.parse("RealisedVolatility(8)"),
            FeatureCatalogue.parse("TickImbalance(1)"))
        .target(ForwardReturn.bars(1))
        .fills(Duration.ofMillis(500))
        .cost("commission", 1, "a figure for tests of mechanics, from no venue")
        .cost("half-spread", 1, "a figure for tests of mechanics, from no venue")
        .account("USD", 100_000, 0.5)
        .risk(1, 0.2, 0.2)
        .neuralTrader(Learning.Range.LONG_SHORT)
        .objective(Learning.Objective.MEAN_RETURN)
        .training(4, 4, 64, Learning.OptimizerKind.ADAM, 0.25)
        .expanding(
            Duration.ofDays(3), Duration.ofHours(12), Duration.ofMinutes(30), Duration.ofMinutes(0))
        .search(space -> space.choice("lag", 2, 4).choice("hidden", 4).choice("lr", 0.01, 0.03))
        .controls(all -> all.skipping(Control.PLACEBO, Control.ORACLE))
        .seeds(7, 1, 2);
  }

  static RunOptions options(Path runs, int threads) {
    AtomicLong nanos = new AtomicLong();
    return new RunOptions(
        new RunOptions.Places(runs, home(runs)),
        threads,
        false,
        "a test",
        RunOptions.Source.none(),
        new RunOptions.Clocks(
            () -> Instant.parse("2026-01-01T00:00:00Z"), () -> nanos.addAndGet(1_000_000)));
  }

  /** A home of the test's own, beside its runs. */
  static Path home(Path runs) {
    return runs.resolveSibling(runs.getFileName() + "-home");
  }

  static Progress silent() {
    return Progress.silent();
  }
}
