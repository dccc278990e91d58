package dev.holdout.backtest.stats.inference;

import dev.holdout.backtest.stats.Performance;
import dev.holdout.backtest.stats.Samples;
import java.util.Arrays;

/** Several trials over the same periods, one array each. */
final class TrialColumns {

  private TrialColumns() {}

  /**
   * @throws IllegalArgumentException for no trials, unequal lengths, or NaN, with its place
   */
  static void require(double[][] columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException("no trials; pass one array of returns a trial");
    }
    for (int i = 0; i < columns.length; i++) {
      Samples.requireFinite("trial " + i, columns[i]);
      Samples.requirePaired("trial " + i, columns[i], "trial 0", columns[0]);
    }
  }

  /** Sharpe ratios per period; NaN for a flat trial. */
  static double[] sharpes(double[][] columns) {
    require(columns);
    double[] ratios = new double[columns.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = Performance.sharpe(columns[i], 0, 1);
    }
    return ratios;
  }

  /** Divides by one less than the number that are defined. */
  static double varianceOfDefined(double[] ratios) {
    return Samples.variance(Arrays.stream(ratios).filter(r -> !Double.isNaN(r)).toArray());
  }
}
