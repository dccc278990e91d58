package dev.holdout.backtest.stats;

/**
 * Growth, and growth for the risk taken, of a series of simple returns. A return series is refused
 * by the index of its first NaN or infinity ({@link IllegalArgumentException}); what is not defined
 * is NaN.
 */
public final class Performance {

  private Performance() {}

  /**
   * Growth over the whole span.
   *
   * <p>Formula: {@code prod(1 + r) - 1}. <br>
   * Unit: fraction. Range: -1 upward without leverage. <br>
   * Convention: compounds simple returns. <br>
   * Source: definition.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @return NaN for no returns
   */
  public static double totalReturn(double[] returns) {
    Samples.requireFinite("returns", returns);
    if (returns.length == 0) {
      return Double.NaN;
    }
    double growth = 1;
    for (double r : returns) {
      growth *= 1 + r;
    }
    return growth - 1;
  }

  /**
   * Compound growth a year.
   *
   * <p>Formula: {@code (prod(1 + r))^(A / T) - 1}. <br>
   * Unit: fraction a year. Range: -1 upward. <br>
   * Convention: T counts return periods, not equity points or calendar days; any 1 + r at or below
   * 0 is ruin, -1. quantstats takes |total + 1| instead, which turns a loss beyond 100 % into
   * growth. <br>
   * Source: definition.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param periodsPerYear 252, 365, 52, 12 or as the calendar of the run says; above 0
   * @return NaN for no returns
   */
  public static double cagr(double[] returns, double periodsPerYear) {
    Samples.requireFinite("returns", returns);
    Samples.requirePeriodsPerYear(periodsPerYear);
    if (returns.length == 0) {
      return Double.NaN;
    }
    double logGrowth = 0;
    for (double r : returns) {
      if (1 + r <= 0) {
        return -1;
      }
      logGrowth += Math.log1p(r);
    }
    return Math.expm1(logGrowth * periodsPerYear / returns.length);
  }

  /**
   * Standard deviation a year.
   *
   * <p>Formula: {@code std(r) sqrt(A)}. <br>
   * Unit: fraction a year. Range: 0 upward. <br>
   * Convention: divides by T - 1; 0 for a flat series, where highest equals lowest exactly. <br>
   * Source: definition.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param periodsPerYear 252, 365, 52, 12 or as the calendar of the run says; above 0
   * @return NaN for fewer than two returns
   */
  public static double volatility(double[] returns, double periodsPerYear) {
    Samples.requireFinite("returns", returns);
    Samples.requirePeriodsPerYear(periodsPerYear);
    return Samples.deviation(returns) * Math.sqrt(periodsPerYear);
  }

  /**
   * Sharpe ratio, annualised.
   *
   * <p>Formula: {@code mean(e) / std(e) sqrt(A), e = r - rf}. <br>
   * Unit: a root year. Range: any. <br>
   * Convention: divides by T - 1; empyrical and quantstats give infinity for a flat series. <br>
   * Source: W. F. Sharpe, The Sharpe Ratio, Journal of Portfolio Management, 1994.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param riskFree a period, not a year
   * @param periodsPerYear 252, 365, 52, 12 or as the calendar of the run says; above 0
   * @return NaN for fewer than two returns or a flat series
   */
  public static double sharpe(double[] returns, double riskFree, double periodsPerYear) {
    Samples.requireFinite("returns", returns);
    Samples.requirePeriodsPerYear(periodsPerYear);
    Samples.requireNumber("riskFree", riskFree);
    double[] excess = Samples.minus(returns, riskFree);
    if (excess.length < 2 || Samples.isFlat(excess)) {
      return Double.NaN;
    }
    return Samples.mean(excess) / Samples.deviation(excess) * Math.sqrt(periodsPerYear);
  }

  /**
   * Sortino ratio, annualised.
   *
   * <p>Formula: {@code mean(r - mar) / sqrt(mean(min(r - mar, 0)^2)) sqrt(A)}. <br>
   * Unit: a root year. Range: any. <br>
   * Convention: the mean below the line divides by all T; some libraries divide by the number of
   * losses, which gives a smaller figure. <br>
   * Source: F. A. Sortino and R. van der Meer, Downside Risk, 1991.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param target minimal acceptable return a period
   * @param periodsPerYear 252, 365, 52, 12 or as the calendar of the run says; above 0
   * @return NaN when no return lies below {@code target}
   */
  public static double sortino(double[] returns, double target, double periodsPerYear) {
    Samples.requireFinite("returns", returns);
    Samples.requirePeriodsPerYear(periodsPerYear);
    Samples.requireNumber("target", target);
    double[] excess = Samples.minus(returns, target);
    double squares = 0;
    for (double e : excess) {
      double shortfall = Math.min(e, 0);
      squares += shortfall * shortfall;
    }
    if (squares == 0) {
      return Double.NaN;
    }
    return Samples.mean(excess) / Math.sqrt(squares / excess.length) * Math.sqrt(periodsPerYear);
  }

  /**
   * Calmar ratio.
   *
   * <p>Formula: {@code CAGR / |max drawdown|}. <br>
   * Unit: a year. Range: any. <br>
   * Convention: over the whole sample; the fund industry takes 36 months. <br>
   * Source: T. W. Young, Calmar Ratio: A Smoother Tool, Futures, 1991.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param periodsPerYear 252, 365, 52, 12 or as the calendar of the run says; above 0
   * @return NaN without a drawdown
   */
  public static double calmar(double[] returns, double periodsPerYear) {
    double growth = cagr(returns, periodsPerYear);
    double deepest = Drawdown.ofReturns(returns).max();
    return deepest < 0 ? growth / -deepest : Double.NaN;
  }

  /**
   * Omega ratio.
   *
   * <p>Formula: {@code sum max(r - theta, 0) / sum max(theta - r, 0)}. <br>
   * Unit: ratio. Range: 0 upward; 1 where mean equals theta. <br>
   * Convention: sums, so T cancels; theta is a period's return, empyrical takes a year's. <br>
   * Source: C. Keating and W. F. Shadwick, A Universal Performance Measure, 2002.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param threshold theta, a period
   * @return NaN when no return lies below {@code threshold}
   */
  public static double omega(double[] returns, double threshold) {
    Samples.requireFinite("returns", returns);
    Samples.requireNumber("threshold", threshold);
    double above = 0;
    double below = 0;
    for (double r : returns) {
      above += Math.max(r - threshold, 0);
      below += Math.max(threshold - r, 0);
    }
    return below == 0 ? Double.NaN : above / below;
  }

  /**
   * Share of gains among what is not 0; of periods or of closed trades, which the caller must say.
   *
   * <p>Formula: {@code #(x > 0) / #(x != 0)}. <br>
   * Unit: fraction. Range: 0 to 1. <br>
   * Convention: zeros count on neither side, as in quantstats; other packages count them. <br>
   * Source: definition.
   *
   * @param values returns a period, or profits a trade
   * @return NaN when all are 0
   */
  public static double hitRate(double[] values) {
    Samples.requireFinite("values", values);
    int gains = 0;
    int losses = 0;
    for (double value : values) {
      gains += value > 0 ? 1 : 0;
      losses += value < 0 ? 1 : 0;
    }
    return gains + losses == 0 ? Double.NaN : (double) gains / (gains + losses);
  }

  /**
   * Gains for each unit lost; of periods or of closed trades, which the caller must say.
   *
   * <p>Formula: {@code sum of gains / |sum of losses|}. <br>
   * Unit: ratio. Range: 0 to infinity. <br>
   * Convention: without a loss it is infinity if there is a gain. <br>
   * Source: definition.
   *
   * @param values returns a period, or profits a trade
   * @return NaN when all are 0
   */
  public static double profitFactor(double[] values) {
    Samples.requireFinite("values", values);
    double gains = 0;
    double losses = 0;
    for (double value : values) {
      gains += Math.max(value, 0);
      losses -= Math.min(value, 0);
    }
    if (losses == 0) {
      return gains > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    return gains / losses;
  }
}
