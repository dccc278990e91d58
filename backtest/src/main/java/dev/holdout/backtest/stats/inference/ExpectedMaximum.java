package dev.holdout.backtest.stats.inference;

/** How large the largest of N draws without skill is, in standard deviations. */
public final class ExpectedMaximum {

  /** Euler and Mascheroni's constant. */
  private static final double GAMMA = 0.5772156649015329;

  /** Quadrature from here to here: beyond lies less than 1e-30. */
  private static final double REACH = 12;

  private static final int NODES = 4800;

  private ExpectedMaximum() {}

  /**
   * Expected maximum of N independent standard normal values, asymptotic form.
   *
   * <p>Formula: {@code (1 - g) Phi^-1(1 - 1 / N) + g Phi^-1(1 - 1 / (N e))}. <br>
   * Unit: standard deviations. Range: 0 upward. <br>
   * Convention: 0 for one trial by definition, and never below 0; at N = 2 it gives 0.52 where the
   * truth is 0.564. Quantiles come from the small tail, so a billion trials keep their digits. <br>
   * Source: D. H. Bailey and M. Lopez de Prado, The Deflated Sharpe Ratio, 2014.
   *
   * @param n number of trials, 1 or more; a fraction for an effective number
   */
  public static double of(double n) {
    requireTrials(n);
    if (n == 1) {
      return 0;
    }
    double first = Normal.upperQuantile(1 / n);
    double second = Normal.upperQuantile(Math.exp(-1) / n);
    return Math.max(0, (1 - GAMMA) * first + GAMMA * second);
  }

  /**
   * Standard deviation of the maximum of N independent standard normal values.
   *
   * <p>Formula: of the density {@code N phi(x) Phi(x)^(N - 1)}, by the trapezoid rule. <br>
   * Unit: standard deviations. Range: 0 to 1; 1 for one trial, 0.587 for ten. <br>
   * Convention: exact, not asymptotic. <br>
   * Source: definition of an order statistic.
   *
   * @param n number of trials, 1 or more
   */
  public static double deviation(double n) {
    requireTrials(n);
    double mass = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i <= NODES; i++) {
      double x = REACH * (2.0 * i / NODES - 1);
      double weight = n * Normal.density(x) * Math.exp((n - 1) * Math.log(Normal.cdf(x)));
      mass += weight;
      first += weight * x;
      second += weight * x * x;
    }
    double mean = first / mass;
    return Math.sqrt(second / mass - mean * mean);
  }

  static void requireTrials(double n) {
    if (!(n >= 1) || Double.isInfinite(n)) {
      throw new IllegalArgumentException(
          "the number of trials is " + n + "; it must be 1 or more, all that were ever made");
    }
  }
}
