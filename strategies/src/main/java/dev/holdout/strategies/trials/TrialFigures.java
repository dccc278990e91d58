package dev.holdout.strategies.trials;

/**
 * What an evaluated trial came to, out of sample and after costs.
 *
 * @param periods returns that the figures are made of; at or above 0
 * @param sharpe Sharpe ratio per period (not annual); NaN when flat
 * @param skewness of the returns; NaN when not defined
 * @param kurtosis of the returns, 3 for a normal law; NaN when not defined
 * @param netReturn over the whole span, a fraction; NaN when not defined
 * @param maxDrawdown a fraction at or above 0; NaN when not defined
 * @param curve hash of the returns in {@link Curves}; empty when none are kept
 */
public record TrialFigures(
    int periods,
    double sharpe,
    double skewness,
    double kurtosis,
    double netReturn,
    double maxDrawdown,
    String curve) {

  public TrialFigures {
    if (periods < 0) {
      throw new IllegalArgumentException("periods is " + periods + "; it counts returns");
    }
    Stated.finiteOrNan("sharpe", sharpe);
    Stated.finiteOrNan("skewness", skewness);
    Stated.finiteOrNan("kurtosis", kurtosis);
    Stated.finiteOrNan("netReturn", netReturn);
    Stated.finiteOrNan("maxDrawdown", maxDrawdown);
    Stated.notNull("curve", curve);
  }

  /** Whether it never moved: counted as a trial, with no Sharpe ratio. */
  public boolean flat() {
    return Double.isNaN(sharpe);
  }
}
