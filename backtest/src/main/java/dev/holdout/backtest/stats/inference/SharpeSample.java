package dev.holdout.backtest.stats.inference;

import dev.holdout.backtest.stats.Moments;
import dev.holdout.backtest.stats.Performance;

/**
 * One Sharpe ratio per period, with what its uncertainty depends on.
 *
 * @param sharpe mean over deviation (T - 1) of a period's return, <em>not</em> annualised
 * @param periods number of returns it comes from
 * @param skewness of the population
 * @param kurtosis of the population, 3 for a normal distribution
 */
public record SharpeSample(double sharpe, int periods, double skewness, double kurtosis) {

  public SharpeSample {
    if (periods < 0) {
      throw new IllegalArgumentException("periods is " + periods + "; pass a number of returns");
    }
  }

  /**
   * NaN throughout for fewer than two returns or a flat series.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @throws IllegalArgumentException with the index of the first NaN or infinite return
   */
  public static SharpeSample of(double[] returns) {
    return new SharpeSample(
        Performance.sharpe(returns, 0, 1),
        returns.length,
        Moments.skewness(returns),
        Moments.kurtosis(returns));
  }

  /** The bracket {@code 1 - g3 SR + (g4 - 1) / 4 SR^2} at this ratio. */
  double bracket() {
    return bracketAt(sharpe);
  }

  /** The bracket at another ratio; NaN where it is not above 0. */
  double bracketAt(double ratio) {
    double bracket = 1 - skewness * ratio + (kurtosis - 1) / 4 * ratio * ratio;
    return bracket > 0 ? bracket : Double.NaN;
  }
}
