package dev.holdout.backtest.stats;

/**
 * How much was traded for what was held, one-way: buying all of an account is a turnover of 1.
 *
 * @param perRebalance for each rebalance after the first; NaN where the account was wiped out
 * @param mean over the rebalances; NaN for none
 * @param annualised mean times periods a year
 */
public record Turnover(double[] perRebalance, double mean, double annualised) {

  /**
   * Turnover of a portfolio rebalanced each period.
   *
   * <p>Formula: {@code 0.5 (sum_i |w_i,new - w_i,drifted| + |cash_new - cash_drifted|)}, with
   * {@code w_i,drifted = w_i (1 + R_i) / (1 + r_p)} and cash {@code 1 - sum_i w_i} earning 0. <br>
   * Unit: fraction of the account per rebalance. Range: 0 upward. <br>
   * Convention: the first weights are where it starts, not a trade; a period with {@code r_p = -1}
   * is NaN. <br>
   * Source: the usual one-way definition (half of what is bought plus half of what is sold).
   *
   * @param weights after each rebalance, {@code [periods][assets]}, fractions of the account
   * @param assetReturns from each rebalance until the next, same shape
   * @return NaN mean for fewer than two rebalances
   */
  public static Turnover ofWeights(
      double[][] weights, double[][] assetReturns, double periodsPerYear) {
    Samples.requirePeriodsPerYear(periodsPerYear);
    requireSameShape(weights, assetReturns);
    double[] each = new double[Math.max(0, weights.length - 1)];
    for (int t = 0; t < each.length; t++) {
      each[t] = between(weights[t], assetReturns[t], weights[t + 1]);
    }
    double mean = Samples.mean(each);
    return new Turnover(each, mean, mean * periodsPerYear);
  }

  private static double between(double[] before, double[] returns, double[] after) {
    double portfolio = 0;
    double invested = 0;
    double investedAfter = 0;
    for (int i = 0; i < before.length; i++) {
      portfolio += before[i] * returns[i];
      invested += before[i];
      investedAfter += after[i];
    }
    if (portfolio == -1) {
      return Double.NaN;
    }
    double growth = 1 + portfolio;
    double sum = Math.abs((1 - investedAfter) - (1 - invested) / growth);
    for (int i = 0; i < before.length; i++) {
      sum += Math.abs(after[i] - before[i] * (1 + returns[i]) / growth);
    }
    return 0.5 * sum;
  }

  private static void requireSameShape(double[][] weights, double[][] assetReturns) {
    if (weights.length != assetReturns.length) {
      throw new IllegalArgumentException(
          "weights cover "
              + weights.length
              + " rebalances and asset returns "
              + assetReturns.length
              + "; give a row of returns for each row of weights");
    }
    for (int t = 0; t < weights.length; t++) {
      Samples.requireFinite("weights[" + t + "]", weights[t]);
      Samples.requireFinite("assetReturns[" + t + "]", assetReturns[t]);
      Samples.requirePaired("weights[" + t + "]", weights[t], "weights[0]", weights[0]);
      Samples.requirePaired("weights[" + t + "]", weights[t], "assetReturns", assetReturns[t]);
    }
  }

  /**
   * Turnover of an account with one instrument.
   *
   * <p>Formula: {@code traded / mean(equity)}. <br>
   * Unit: times the account, over the whole span. Range: 0 upward. <br>
   * Convention: a buy and its sell count once each; with one instrument the change of cash mirrors
   * the change of position, so half of their sum is the value traded. <br>
   * Source: as {@link #ofWeights}.
   *
   * @param traded sum of the fills' values, 0 or more, in the unit of {@code equity}
   * @param equity sampled evenly in time
   * @return NaN for an empty curve, or a mean at or below 0
   */
  public static double ofAccount(double traded, double[] equity) {
    double mean = Samples.mean(Samples.requireFinite("equity", equity));
    return mean > 0 ? traded / mean : Double.NaN;
  }
}
