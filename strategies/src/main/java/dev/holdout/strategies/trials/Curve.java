package dev.holdout.strategies.trials;

/**
 * Daily net returns of a trial.
 *
 * @param firstDay day of the first return, in days since 1970-01-01
 * @param dailyReturns fractions, one a day, finite
 */
public record Curve(long firstDay, double[] dailyReturns) {

  public Curve {
    dailyReturns = dailyReturns.clone();
    for (int day = 0; day < dailyReturns.length; day++) {
      if (!Double.isFinite(dailyReturns[day])) {
        throw new IllegalArgumentException(
            "return %d of %d is %s; a curve holds finite numbers"
                .formatted(day, dailyReturns.length, dailyReturns[day]));
      }
    }
  }

  @Override
  public double[] dailyReturns() {
    return dailyReturns.clone();
  }
}
