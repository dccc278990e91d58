package dev.holdout.strategies.bench;

import dev.holdout.backtest.stats.overfit.Cscv;
import dev.holdout.marketdata.generated.BenchReturns;
import java.util.Optional;

/** The probability of overfitting of a large search: the published workload W6. */
final class OverfittingBench implements Bench {

  private static final int DAYS = 2520;
  private static final int TRIALS = 1000;
  private static final int BLOCKS = 16;

  /** The answer's digits, as three independent programs print them. */
  private static final double NINE_DIGITS = 5e-10;

  private static final double SEVEN_DIGITS = 5e-8;

  @Override
  public String name() {
    return "pbo";
  }

  @Override
  public String work() {
    return "probability of overfitting of 1,000 trials x 2,520 days, all 12,870 splits, one thread";
  }

  @Override
  public Optional<Limit> limit() {
    return Optional.of(new Limit(0.5, true));
  }

  @Override
  public Measured measure(Surroundings given) {
    double[][] returns = BenchReturns.of(DAYS, TRIALS);
    return new Repeated(3, 7)
        .seconds(name(), given, () -> Cscv.of(returns, BLOCKS), OverfittingBench::wrong);
  }

  private static String wrong(Cscv found) {
    return Expected.first(
        Expected.number("PBO", 0.586713287, found.pbo(), NINE_DIGITS),
        Expected.number("the mean logit", -0.3362614, found.meanLogit(), SEVEN_DIGITS),
        Expected.number(
            "the probability of loss", 0.5724942, found.probabilityOfLoss(), SEVEN_DIGITS));
  }
}
