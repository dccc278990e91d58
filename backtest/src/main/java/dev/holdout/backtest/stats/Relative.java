package dev.holdout.backtest.stats;

/**
 * Returns beside a benchmark's. Both series are refused by the index of their first NaN or infinity
 * ({@link IllegalArgumentException}), and when they differ in length.
 */
public final class Relative {

  private Relative() {}

  /**
   * Beta.
   *
   * <p>Formula: {@code cov(r - rf, b - rf) / var(b - rf)}. <br>
   * Unit: none. Range: any. <br>
   * Convention: covariance and variance divide alike, so the divisor cancels. <br>
   * Source: M. C. Jensen, The Performance of Mutual Funds, Journal of Finance, 1968.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param benchmark simple returns over the same periods
   * @param riskFree a period, not a year
   * @return NaN for fewer than two returns or a flat benchmark
   */
  public static double beta(double[] returns, double[] benchmark, double riskFree) {
    requireBoth(returns, benchmark);
    Samples.requireNumber("riskFree", riskFree);
    double[] excess = Samples.minus(returns, riskFree);
    double[] market = Samples.minus(benchmark, riskFree);
    if (excess.length < 2 || Samples.isFlat(market)) {
      return Double.NaN;
    }
    double mean = Samples.mean(excess);
    double marketMean = Samples.mean(market);
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < excess.length; i++) {
      covariance += (excess[i] - mean) * (market[i] - marketMean);
      variance += (market[i] - marketMean) * (market[i] - marketMean);
    }
    return covariance / variance;
  }

  /**
   * Jensen's alpha, a year.
   *
   * <p>Formula: {@code (mean(r - rf) - beta mean(b - rf)) A}. <br>
   * Unit: fraction a year. Range: any. <br>
   * Convention: arithmetic; empyrical compounds, quantstats leaves the risk-free rate out. <br>
   * Source: M. C. Jensen, The Performance of Mutual Funds, Journal of Finance, 1968.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param benchmark simple returns over the same periods
   * @param riskFree a period, not a year
   * @param periodsPerYear 252, 365, 52, 12 or as the calendar of the run says; above 0
   * @return NaN where beta is
   */
  public static double alpha(
      double[] returns, double[] benchmark, double riskFree, double periodsPerYear) {
    Samples.requirePeriodsPerYear(periodsPerYear);
    double beta = beta(returns, benchmark, riskFree);
    double excess = Samples.mean(Samples.minus(returns, riskFree));
    double market = Samples.mean(Samples.minus(benchmark, riskFree));
    return (excess - beta * market) * periodsPerYear;
  }

  /**
   * Information ratio, annualised.
   *
   * <p>Formula: {@code mean(r - b) / std(r - b) sqrt(A)}. <br>
   * Unit: a root year. Range: any. <br>
   * Convention: divides by T - 1; quantstats and empyrical do not annualise. <br>
   * Source: R. C. Grinold and R. N. Kahn, Active Portfolio Management, 1999.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param benchmark simple returns over the same periods
   * @param periodsPerYear 252, 365, 52, 12 or as the calendar of the run says; above 0
   * @return NaN for fewer than two returns, or where the difference is flat
   */
  public static double informationRatio(
      double[] returns, double[] benchmark, double periodsPerYear) {
    requireBoth(returns, benchmark);
    Samples.requirePeriodsPerYear(periodsPerYear);
    return Performance.sharpe(Samples.minus(returns, benchmark), 0, periodsPerYear);
  }

  private static void requireBoth(double[] returns, double[] benchmark) {
    Samples.requireFinite("returns", returns);
    Samples.requireFinite("benchmark", benchmark);
    Samples.requirePaired("returns", returns, "benchmark", benchmark);
  }
}
