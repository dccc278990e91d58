package dev.holdout.backtest.stats.bootstrap;

import dev.holdout.backtest.stats.Samples;
import dev.holdout.marketdata.BadInput;

/** Checks on several models over the same periods, one array each. */
final class Differences {

  private Differences() {}

  /**
   * @throws BadInput for no models, fewer than two periods, unequal lengths or NaN, with the place
   */
  static void require(double[][] columns) {
    if (columns.length == 0) {
      throw new BadInput("no models to compare", "", "pass one array a model");
    }
    for (int k = 0; k < columns.length; k++) {
      if (columns[k].length != columns[0].length) {
        throw new BadInput(
            columns[k].length + " periods where model 0 has " + columns[0].length,
            "model " + k,
            "all models over the same periods");
      }
      for (int t = 0; t < columns[k].length; t++) {
        if (!Double.isFinite(columns[k][t])) {
          throw new BadInput(
              String.valueOf(columns[k][t]),
              "model " + k + ", row " + t,
              "leave that row or that model out");
        }
      }
    }
    if (columns[0].length < 2) {
      throw new BadInput(columns[0].length + " periods", "", "2 or more; 20 to mean something");
    }
  }

  static void requireSameLength(double[][] columns, Resamples resamples) {
    if (columns[0].length != resamples.periods()) {
      throw new IllegalArgumentException(
          "models have "
              + columns[0].length
              + " periods and the resamples draw from "
              + resamples.periods());
    }
  }

  /** Square roots of the long-run variances; a model that never varies is refused. */
  static double[] omegas(double[][] columns, double meanBlock) {
    double[] omegas = new double[columns.length];
    for (int k = 0; k < omegas.length; k++) {
      double variance = LongRun.stationaryVariance(columns[k], meanBlock);
      if (!(variance > 0)) {
        throw new BadInput(
            Samples.isFlat(columns[k])
                ? "always " + columns[k][0]
                : "a long-run variance of " + variance,
            "model " + k,
            "leave it out; a test cannot weigh what does not vary");
      }
      omegas[k] = Math.sqrt(variance);
    }
    return omegas;
  }
}
