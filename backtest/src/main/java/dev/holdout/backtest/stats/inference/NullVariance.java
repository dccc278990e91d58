package dev.holdout.backtest.stats.inference;

/**
 * The 2025 formulation: the standard error is taken at the benchmark, not at the estimate, and
 * divides by T. Its figures are not those of {@link SharpeInference}: a report says which it
 * prints.
 *
 * <p>Formula: {@code sigma(SR) = sqrt((1 - g3 SR + (g4 - 1) / 4 SR^2) / T)}. <br>
 * Source: M. Lopez de Prado, A. Lipton and V. Zoonekynd, How to Use the Sharpe Ratio, 2025.
 */
public final class NullVariance {

  private NullVariance() {}

  /** {@code sigma(SR)} with the sample's moments and length at another ratio. */
  private static double sigma(SharpeSample sample, double ratio) {
    return Math.sqrt(sample.bracketAt(ratio) / sample.periods());
  }

  /**
   * Probabilistic Sharpe ratio: {@code Phi((SR - SR*) / sigma(SR*))}.
   *
   * @param benchmark per period
   * @return NaN for fewer than two returns, an undefined ratio, or moments that no sample has
   */
  public static double psr(SharpeSample sample, double benchmark) {
    if (sample.periods() < 2) {
      return Double.NaN;
    }
    return Normal.cdf((sample.sharpe() - benchmark) / sigma(sample, benchmark));
  }

  /**
   * Minimum track record in periods: {@code (1 - g3 SR* + (g4 - 1) / 4 SR*^2) (z / (SR - SR*))^2}.
   *
   * @param benchmark per period
   * @param confidence between 0 and 1
   * @return infinite for a ratio at or below the benchmark; NaN where it is not defined
   */
  public static double minTrackRecord(
      double sharpe, double benchmark, double skew, double kurtosis, double confidence) {
    double bracket = new SharpeSample(sharpe, 0, skew, kurtosis).bracketAt(benchmark);
    return SharpeInference.scaled(bracket, sharpe, benchmark, confidence);
  }

  /**
   * Chance to miss a true ratio: {@code Phi((c - SR1) / sigma(SR1))}, {@code c = SR0 + z_{1 -
   * alpha} sigma(SR0)}; the power is 1 less this.
   *
   * @param none SR0 per period, the ratio without skill
   * @param some SR1 per period, the ratio to be found
   * @param alpha between 0 and 1, chance to find what is not there
   */
  public static double missed(
      double none, double some, int periods, double skew, double kurtosis, double alpha) {
    SharpeSample sample = new SharpeSample(some, periods, skew, kurtosis);
    double critical = none + Normal.upperQuantile(alpha) * sigma(sample, none);
    return Normal.cdf((critical - some) / sigma(sample, some));
  }

  /**
   * Deflated Sharpe ratio: {@code Phi((SR - SR0) / (sigma(SR0) sd_N))}, sd_N the deviation of the
   * largest of N standard normal values.
   *
   * @param varianceOfTrialSharpes of ratios per period, 0 or more
   * @param n number of all trials, 1 or more
   */
  public static DeflatedSharpe deflated(
      SharpeSample selected, double varianceOfTrialSharpes, double n) {
    double threshold = DeflatedSharpe.threshold(varianceOfTrialSharpes, n);
    double error = sigma(selected, threshold) * ExpectedMaximum.deviation(n);
    double value = Normal.cdf((selected.sharpe() - threshold) / error);
    return new DeflatedSharpe(
        selected.periods() < 2 ? Double.NaN : value, threshold, n, varianceOfTrialSharpes);
  }
}
