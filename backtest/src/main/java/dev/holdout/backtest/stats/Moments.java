package dev.holdout.backtest.stats;

/**
 * The shape of a distribution of returns. A series is refused by the index of its first NaN or
 * infinity ({@link IllegalArgumentException}); a flat one has no shape: NaN.
 */
public final class Moments {

  private Moments() {}

  /**
   * Skewness of the population.
   *
   * <p>Formula: {@code m3 / m2^1.5}. <br>
   * Unit: none. Range: any; 0 for a symmetric series. <br>
   * Convention: moments divide by T; this is the one that the probabilistic Sharpe ratio takes.
   * <br>
   * Source: D. N. Joanes and C. A. Gill, Comparing Measures of Sample Skewness and Kurtosis, 1998.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @return NaN for a flat series or none
   */
  public static double skewness(double[] returns) {
    Samples.requireFinite("returns", returns);
    if (Samples.isFlat(returns)) {
      return Double.NaN;
    }
    return Samples.centralMoment(returns, 3) / Math.pow(Samples.centralMoment(returns, 2), 1.5);
  }

  /**
   * Kurtosis of the population, not in excess of the normal's.
   *
   * <p>Formula: {@code m4 / m2^2}. <br>
   * Unit: none. Range: 1 upward; 3 for a normal distribution. <br>
   * Convention: moments divide by T; commons-math gives the adjusted excess instead. <br>
   * Source: D. N. Joanes and C. A. Gill, Comparing Measures of Sample Skewness and Kurtosis, 1998.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @return NaN for a flat series or none
   */
  public static double kurtosis(double[] returns) {
    Samples.requireFinite("returns", returns);
    if (Samples.isFlat(returns)) {
      return Double.NaN;
    }
    double variance = Samples.centralMoment(returns, 2);
    return Samples.centralMoment(returns, 4) / (variance * variance);
  }

  /**
   * Skewness, adjusted for the size of the sample.
   *
   * <p>Formula: {@code g1 sqrt(T (T - 1)) / (T - 2)}. <br>
   * Unit: none. Range: any. <br>
   * Convention: what pandas and commons-math print. <br>
   * Source: D. N. Joanes and C. A. Gill, Comparing Measures of Sample Skewness and Kurtosis, 1998.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @return NaN for fewer than three returns or a flat series
   */
  public static double adjustedSkewness(double[] returns) {
    double t = returns.length;
    double skewness = skewness(returns);
    return t < 3 ? Double.NaN : skewness * Math.sqrt(t * (t - 1)) / (t - 2);
  }

  /**
   * Kurtosis in excess of the normal's, adjusted for the size of the sample.
   *
   * <p>Formula: {@code (T - 1) / ((T - 2)(T - 3)) ((T + 1)(k - 3) + 6)}. <br>
   * Unit: none. Range: any; 0 for a normal distribution. <br>
   * Convention: what pandas and commons-math print. <br>
   * Source: D. N. Joanes and C. A. Gill, Comparing Measures of Sample Skewness and Kurtosis, 1998.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @return NaN for fewer than four returns or a flat series
   */
  public static double adjustedExcessKurtosis(double[] returns) {
    double t = returns.length;
    double kurtosis = kurtosis(returns);
    if (t < 4) {
      return Double.NaN;
    }
    return (t - 1) / ((t - 2) * (t - 3)) * ((t + 1) * (kurtosis - 3) + 6);
  }
}
