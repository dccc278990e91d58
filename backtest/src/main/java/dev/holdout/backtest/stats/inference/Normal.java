package dev.holdout.backtest.stats.inference;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;

/** The standard normal distribution, exact in its tails. */
public final class Normal {

  private static final double ROOT_2 = Math.sqrt(2);

  /** Above this the library's inverse, which works near 1, keeps its digits. */
  private static final double SMALL_TAIL = 1e-4;

  private static final int STEPS = 8;

  private Normal() {}

  /** {@code P(Z <= z)}; keeps its digits for very negative z. */
  public static double cdf(double z) {
    if (Double.isNaN(z)) {
      return Double.NaN;
    }
    return 0.5 * Erf.erfc(-z / ROOT_2);
  }

  /** {@code exp(-z^2 / 2) / sqrt(2 pi)}. */
  public static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /**
   * The z below which a share p lies.
   *
   * @param p between 0 and 1; for values near 1 use {@link #upperQuantile}
   */
  public static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException(
          "normal quantile at " + p + "; it must lie between 0 and 1");
    }
    return p < 0.5 ? lower(p) : -lower(1 - p);
  }

  /**
   * The z above which a share {@code tail} lies, computed from the small tail itself: 1 - 1e-17 is
   * 1 in doubles.
   *
   * @param tail between 0 and 1
   */
  public static double upperQuantile(double tail) {
    return tail == 1 ? Double.NEGATIVE_INFINITY : -quantile(tail);
  }

  private static double lower(double p) {
    NormalDistribution standard = new NormalDistribution(null, 0, 1);
    if (p > SMALL_TAIL) {
      return standard.inverseCumulativeProbability(p);
    }
    // Newton's method on the logarithm, which is nearly a parabola in the tail.
    double z = -Math.sqrt(-2 * Math.log(p));
    for (int i = 0; i < STEPS; i++) {
      double below = cdf(z);
      z -= (Math.log(below) - Math.log(p)) * below / density(z);
    }
    return z;
  }
}
