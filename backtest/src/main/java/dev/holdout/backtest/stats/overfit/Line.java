package dev.holdout.backtest.stats.overfit;

import dev.holdout.backtest.stats.Samples;

/**
 * A least-squares line.
 *
 * @param slope NaN when all x are the same
 * @param intercept as {@code slope}
 * @param r2 share of the variance explained; NaN also when all y are the same
 */
public record Line(double slope, double intercept, double r2) {

  static Line through(double[] x, double[] y) {
    if (Samples.isFlat(x)) {
      return new Line(Double.NaN, Double.NaN, Double.NaN);
    }
    double meanX = Samples.mean(x);
    double meanY = Samples.mean(y);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    double slope = xy / xx;
    double r2 = Samples.isFlat(y) ? Double.NaN : xy * xy / (xx * yy);
    return new Line(slope, meanY - slope * meanX, r2);
  }
}
