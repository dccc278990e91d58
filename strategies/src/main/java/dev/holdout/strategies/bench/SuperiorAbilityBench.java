package dev.holdout.strategies.bench;

import dev.holdout.backtest.stats.bootstrap.SuperiorAbility;
import dev.holdout.marketdata.generated.BenchReturns;
import java.util.Optional;

/** Hansen's test over the trials of a large search. */
final class SuperiorAbilityBench implements Bench {

  private static final int DAYS = 2520;
  private static final int TRIALS = 1000;
  private static final int REPLICATIONS = 1000;
  private static final double MEAN_BLOCK = 10;
  private static final long SEED = 7;

  /** Of our own draws, as first computed: no other program draws the same. */
  private static final double CONSISTENT = 0.451;

  @Override
  public String name() {
    return "spa";
  }

  @Override
  public String work() {
    return "superior predictive ability of 1,000 trials x 2,520 days, 1,000 replications of mean"
        + " block 10";
  }

  @Override
  public Optional<Limit> limit() {
    return Optional.empty();
  }

  @Override
  public Measured measure(Surroundings given) {
    double[][] returns = BenchReturns.of(DAYS, TRIALS);
    return new Repeated(1, 5)
        .seconds(
            name(),
            given,
            () -> SuperiorAbility.of(returns, REPLICATIONS, MEAN_BLOCK, SEED),
            found -> Expected.number("the p-value", CONSISTENT, found.consistent(), 0));
  }
}
