package dev.holdout.backtest.stats.inference;

import dev.holdout.backtest.stats.Samples;

/**
 * How sure one Sharpe ratio is. Every ratio here is per period; an annual one passed by mistake
 * makes each probability 1. A series is refused by the index of its first NaN or infinity ({@link
 * IllegalArgumentException}); what is not defined is NaN.
 */
public final class SharpeInference {

  private SharpeInference() {}

  /**
   * Standard error for independent normal returns.
   *
   * <p>Formula: {@code sqrt((1 + SR^2 / 2) / T)}. <br>
   * Unit: that of a Sharpe ratio per period. Range: 0 upward. <br>
   * Convention: to annualise, multiply by the root of the periods a year, as the ratio. <br>
   * Source: A. W. Lo, The Statistics of Sharpe Ratios, 2002.
   *
   * @param sharpe per period
   * @param n number of returns
   * @return NaN for no returns
   */
  public static double standardErrorIid(double sharpe, int n) {
    return n < 1 ? Double.NaN : Math.sqrt((1 + sharpe * sharpe / 2) / n);
  }

  /**
   * Standard error that heeds skewness and fat tails, for independent returns.
   *
   * <p>Formula: {@code sqrt((1 - g3 SR + (g4 - 1) / 4 SR^2) / (T - 1))}. <br>
   * Unit: that of a Sharpe ratio per period. Range: 0 upward. <br>
   * Convention: population moments; the denominator of {@link #psr}. <br>
   * Source: D. H. Bailey and M. Lopez de Prado, The Sharpe Ratio Efficient Frontier, 2012.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @return NaN for fewer than two returns or a flat series
   */
  public static double standardError(double[] returns) {
    SharpeSample sample = SharpeSample.of(returns);
    return Math.sqrt(sample.bracket() / (sample.periods() - 1));
  }

  /**
   * Standard error that also heeds autocorrelation: the long-run variance of the influence of each
   * return on the ratio.
   *
   * <p>Formula: {@code sqrt((c_0 + 2 sum_k (1 - k / (L + 1)) c_k) / T)}, {@code c_k} the
   * autocovariances (dividing by T) of {@code z_t - SR (z_t^2 - 1) / 2}. <br>
   * Unit: that of a Sharpe ratio per period. Range: 0 upward. <br>
   * Convention: Bartlett weights; with 0 lags {@link #standardError} with T for T - 1. <br>
   * Source: W. K. Newey and K. D. West, 1987, applied to the ratio's influence function.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param lags L, 0 or more; {@link LoSharpe#defaultLags} says how many are usual
   * @return NaN for fewer than two returns or a flat series
   */
  public static double standardErrorRobust(double[] returns, int lags) {
    Samples.requireFinite("returns", returns);
    requireLags(lags);
    if (returns.length < 2 || Samples.isFlat(returns)) {
      return Double.NaN;
    }
    double mean = Samples.mean(returns);
    double deviation = Math.sqrt(Samples.centralMoment(returns, 2));
    double sharpe = mean / deviation;
    double[] influence = new double[returns.length];
    for (int t = 0; t < influence.length; t++) {
      double z = (returns[t] - mean) / deviation;
      influence[t] = z - sharpe * (z * z - 1) / 2;
    }
    double variance = autocovariance(influence, 0);
    for (int k = 1; k <= Math.min(lags, influence.length - 1); k++) {
      variance += 2 * (1 - k / (lags + 1.0)) * autocovariance(influence, k);
    }
    return Math.sqrt(variance / influence.length);
  }

  private static double autocovariance(double[] values, int lag) {
    double sum = 0;
    for (int t = lag; t < values.length; t++) {
      sum += values[t] * values[t - lag];
    }
    return sum / values.length;
  }

  /**
   * Probabilistic Sharpe ratio of a series, see {@link #psr(double, double, int, double, double)}.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param benchmark Sharpe ratio per period to beat; 0 for no skill
   * @return NaN for fewer than two returns or a flat series
   */
  public static double psr(double[] returns, double benchmark) {
    return psr(SharpeSample.of(returns), benchmark);
  }

  /**
   * Probabilistic Sharpe ratio: how surely the true ratio lies above a benchmark.
   *
   * <p>Formula: {@code Phi((SR - SR*) sqrt(T - 1) / sqrt(1 - g3 SR + (g4 - 1) / 4 SR^2))}. <br>
   * Unit: probability. Range: 0 to 1. <br>
   * Convention: the kurtosis is not in excess, the moments are the population's; a one-sided level
   * of significance for independent returns, not a probability of skill. quantstats passes the
   * excess kurtosis, which makes it too high. <br>
   * Source: D. H. Bailey and M. Lopez de Prado, The Sharpe Ratio Efficient Frontier, 2012.
   *
   * @param sharpe per period
   * @param benchmark per period
   * @param n number of returns
   * @param skew of the population
   * @param kurtosis of the population; 3 for a normal distribution
   * @return NaN for fewer than two returns, an undefined ratio, or moments that no sample has
   */
  public static double psr(double sharpe, double benchmark, int n, double skew, double kurtosis) {
    return psr(new SharpeSample(sharpe, n, skew, kurtosis), benchmark);
  }

  /** {@link #psr(double, double, int, double, double)} of a typed ratio. */
  public static double psr(SharpeSample sample, double benchmark) {
    if (sample.periods() < 2) {
      return Double.NaN;
    }
    double z =
        (sample.sharpe() - benchmark)
            * Math.sqrt(sample.periods() - 1.0)
            / Math.sqrt(sample.bracket());
    return Normal.cdf(z);
  }

  /**
   * Minimum track record of a series, see {@link #minTrackRecord(double, double, double, double,
   * double)}.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param benchmark Sharpe ratio per period to beat
   * @param confidence between 0 and 1, such as 0.95
   */
  public static double minTrackRecord(double[] returns, double benchmark, double confidence) {
    SharpeSample sample = SharpeSample.of(returns);
    return minTrackRecord(
        sample.sharpe(), benchmark, sample.skewness(), sample.kurtosis(), confidence);
  }

  /**
   * Minimum track record: how many returns it takes until {@link #psr} reaches a confidence.
   *
   * <p>Formula: {@code 1 + (1 - g3 SR + (g4 - 1) / 4 SR^2) (z_confidence / (SR - SR*))^2}. <br>
   * Unit: periods. Range: 1 upward; infinite for a ratio at or below the benchmark, where pypbo and
   * mlfinlab give a finite number. <br>
   * Convention: divide by the periods a year for years. <br>
   * Source: D. H. Bailey and M. Lopez de Prado, The Sharpe Ratio Efficient Frontier, 2012.
   *
   * @param sharpe per period
   * @param benchmark per period
   * @param skew of the population
   * @param kurtosis of the population; 3 for a normal distribution
   * @param confidence between 0 and 1, such as 0.95
   * @return NaN for an undefined ratio or moments that no sample has
   */
  public static double minTrackRecord(
      double sharpe, double benchmark, double skew, double kurtosis, double confidence) {
    double bracket = new SharpeSample(sharpe, 0, skew, kurtosis).bracket();
    double needed = scaled(bracket, sharpe, benchmark, confidence);
    return 1 + needed;
  }

  /** {@code bracket (z / distance)^2}; infinite where there is no distance to grow into. */
  static double scaled(double bracket, double sharpe, double benchmark, double confidence) {
    requireConfidence(confidence);
    double distance = sharpe - benchmark;
    if (Double.isNaN(bracket) || Double.isNaN(distance)) {
      return Double.NaN;
    }
    if (distance <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double z = Normal.quantile(confidence) / distance;
    return bracket * z * z;
  }

  static void requireConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence is " + confidence + "; it must lie between 0 and 1, such as 0.95");
    }
  }

  static void requireLags(int lags) {
    if (lags < 0) {
      throw new IllegalArgumentException("lags is " + lags + "; pass 0 or more");
    }
  }
}
