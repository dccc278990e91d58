package dev.holdout.backtest.stats.inference;

/**
 * Minimum backtest length: years below which the best of N trials without skill is expected to show
 * the given Sharpe ratio.
 */
public final class MinimumBacktestLength {

  private MinimumBacktestLength() {}

  /**
   * Minimum backtest length.
   *
   * <p>Formula: {@code (E[max_N] / SR)^2}. <br>
   * Unit: years. Range: 0 upward; infinite for a ratio of 0. <br>
   * Convention: the ratio is <em>annual</em>; necessary, not sufficient; assumes independent normal
   * trials without skill. <br>
   * Source: D. H. Bailey, J. Borwein, M. Lopez de Prado and Q. J. Zhu, Pseudo-Mathematics and
   * Financial Charlatanism, 2014.
   *
   * @param n number of trials, 1 or more
   * @param annualSharpe NaN where it is not defined
   */
  public static double years(double n, double annualSharpe) {
    double expected = ExpectedMaximum.of(n);
    return expected == 0 ? 0 : Math.pow(expected / annualSharpe, 2);
  }

  /**
   * The simple bound above {@link #years}.
   *
   * <p>Formula: {@code 2 ln(N) / SR^2}. <br>
   * Unit: years. Range: 0 upward. <br>
   * Convention: as {@link #years}. <br>
   * Source: as {@link #years}.
   *
   * @param n number of trials, 1 or more
   * @param annualSharpe NaN where it is not defined
   */
  public static double upperBound(double n, double annualSharpe) {
    ExpectedMaximum.requireTrials(n);
    return n == 1 ? 0 : 2 * Math.log(n) / (annualSharpe * annualSharpe);
  }
}
