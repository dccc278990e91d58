package dev.holdout.strategies.trials;

import java.util.Arrays;

/**
 * Daily net returns of a trial.
 *
 * @param firstDay day of the first return, in days since 1970-01-01
 * @param dailyReturns fractions, one a day, at least one, finite
 */
public record Curve(long firstDay, double[] dailyReturns) {

  public Curve {
    if (dailyReturns.length == 0) {
      throw new IllegalArgumentException(
          "a curve has at least one return; where there is none, keep none");
    }
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

  /** Equal days and equal bits. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Curve curve
        && firstDay == curve.firstDay
        && Arrays.equals(dailyReturns, curve.dailyReturns);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(firstDay) + Arrays.hashCode(dailyReturns);
  }

  @Override
  public String toString() {
    return "Curve[firstDay=%d, %d daily returns]".formatted(firstDay, dailyReturns.length);
  }
}
