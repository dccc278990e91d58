package dev.holdout.backtest.stats.bootstrap;

/**
 * Reality check: whether the best of many models beats the benchmark by more than luck.
 *
 * <p>Formula: {@code V = max_k sqrt(n) mean(d_k)}, {@code V*_b = max_k sqrt(n) (mean(d*_k) -
 * mean(d_k))}, p the share of {@code V*_b > V}. <br>
 * Unit: that of a mean times sqrt(n); probability. Range: any; 0 to 1. <br>
 * Convention: not studentized, so that hopeless models inflate p; see {@link SuperiorAbility}. <br>
 * Source: H. White, A Reality Check for Data Snooping, 2000.
 *
 * @param statistic V
 * @param pValue share of replications above V
 * @param best index of the best model, the lowest of equals
 * @param replications number of them
 */
public record RealityCheck(double statistic, double pValue, int best, int replications) {

  /**
   * By the stationary bootstrap.
   *
   * @param differences model minus benchmark a period, one array a model, higher is better
   * @param replications 1 or more; 1000 or more for a report
   * @param meanBlock in periods, 1 or more
   */
  public static RealityCheck of(
      double[][] differences, int replications, double meanBlock, long seed) {
    Differences.require(differences);
    return of(
        differences, Resamples.stationary(differences[0].length, replications, meanBlock, seed));
  }

  /** By given resamples. */
  public static RealityCheck of(double[][] differences, Resamples resamples) {
    Differences.require(differences);
    Differences.requireSameLength(differences, resamples);
    ResampledMeans resampled = ResampledMeans.of(differences, resamples);
    double[] means = resampled.means();
    int best = 0;
    for (int k = 1; k < means.length; k++) {
      best = means[k] > means[best] ? k : best;
    }
    int above = 0;
    for (double[] distances : resampled.distances()) {
      double largest = Double.NEGATIVE_INFINITY;
      for (double distance : distances) {
        largest = Math.max(largest, distance);
      }
      above += largest > means[best] ? 1 : 0;
    }
    return new RealityCheck(
        Math.sqrt(resamples.periods()) * means[best],
        (double) above / resampled.replications(),
        best,
        resampled.replications());
  }

  /** Standard error of the p-value from drawing finitely often. */
  public double monteCarloError() {
    return Math.sqrt(pValue * (1 - pValue) / replications);
  }
}
