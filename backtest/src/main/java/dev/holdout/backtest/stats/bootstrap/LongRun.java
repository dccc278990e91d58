package dev.holdout.backtest.stats.bootstrap;

import dev.holdout.backtest.stats.Samples;

/** Variance of a mean under autocorrelation. */
final class LongRun {

  private LongRun() {}

  /**
   * Variance of {@code sqrt(n)} times the mean under the stationary bootstrap.
   *
   * <p>Formula: {@code gamma_0 + 2 sum_{i=1}^{n-1} ((n - i) / n (1 - q)^i + i / n (1 - q)^(n - i))
   * gamma_i}, q = 1 / b. Since the weights are powers, the double sum is taken by recursion in one
   * pass. <br>
   * Source: D. N. Politis and J. P. Romano, The Stationary Bootstrap, 1994.
   *
   * @return 0 for a flat series
   */
  static double stationaryVariance(double[] values, double meanBlock) {
    if (Samples.isFlat(values)) {
      return 0;
    }
    int n = values.length;
    double keep = 1 - 1 / meanBlock;
    double[] x = Samples.minus(values, Samples.mean(values));
    double squares = 0;
    double near = 0;
    double ahead = 0;
    double aheadByLag = 0;
    for (int t = n - 1; t >= 0; t--) {
      squares += x[t] * x[t];
      near += x[t] * (n * ahead - aheadByLag);
      aheadByLag = keep * (aheadByLag + ahead + x[t]);
      ahead = keep * (ahead + x[t]);
    }
    return (squares + 2 * (near + around(x, keep)) / n) / n;
  }

  /** Pairs that are close on the circle, over its seam: {@code i (1 - q)^(n - i)}. */
  private static double around(double[] x, double keep) {
    int n = x.length;
    double[] powers = new double[n + 1];
    powers[0] = 1;
    for (int t = 1; t <= n; t++) {
      powers[t] = powers[t - 1] * keep;
    }
    double sum = 0;
    double before = 0;
    double beforeByTime = 0;
    for (int s = 0; s < n; s++) {
      sum += x[s] * powers[n - s] * (s * before - beforeByTime);
      before += powers[s] * x[s];
      beforeByTime += s * powers[s] * x[s];
    }
    return sum;
  }
}
