package dev.holdout.backtest.stats.bootstrap;

/**
 * Test for superior predictive ability: whether the best of many models beats the benchmark by more
 * than luck, without letting hopeless models help.
 *
 * <p>Formula: {@code T = max(0, max_k sqrt(n) mean(d_k) / w_k)}, {@code T*_b = max(0, max_k sqrt(n)
 * (mean(d*_k) - g_k) / w_k)}, p the share of {@code T*_b > T}. The recentring g is the mean
 * (upper), {@code max(mean, 0)} (lower), or the mean where it is at least {@code -sqrt(w_k^2 / n 2
 * ln ln n)} and 0 elsewhere (consistent). <br>
 * Unit: probability. Range: 0 to 1, lower at most consistent at most upper. <br>
 * Convention: w_k is the long-run deviation under the same bootstrap; where nothing beats the
 * benchmark all three are 1. The arch package never divides by w_k, whatever its setting. <br>
 * Source: P. R. Hansen, A Test for Superior Predictive Ability, 2005.
 *
 * @param statistic T, 0 or more
 * @param lower bound of the p-value
 * @param consistent the p-value to report
 * @param upper bound of the p-value
 * @param best index of the model with the largest statistic, the lowest of equals
 * @param means of each model
 * @param omegas w_k of each model
 * @param recentred whether the consistent recentring takes a model's mean away
 * @param replications number of them
 * @param periods number of them
 */
public record SuperiorAbility(
    double statistic,
    double lower,
    double consistent,
    double upper,
    int best,
    double[] means,
    double[] omegas,
    boolean[] recentred,
    int replications,
    int periods) {

  private static final int FEW = 20;

  /**
   * Studentized, by the stationary bootstrap.
   *
   * @param differences model minus benchmark a period, one array a model, higher is better
   * @param replications 1 or more; 1000 or more for a report
   * @param meanBlock in periods, 1 or more
   * @throws dev.holdout.marketdata.BadInput for NaN (with model and row) or a model that does not
   *     vary
   */
  public static SuperiorAbility of(
      double[][] differences, int replications, double meanBlock, long seed) {
    Differences.require(differences);
    Resamples resamples =
        Resamples.stationary(differences[0].length, replications, meanBlock, seed);
    return of(differences, resamples, meanBlock, true);
  }

  /**
   * By given resamples.
   *
   * @param meanBlock b of the long-run variance
   * @param studentize whether the statistics are divided by w_k, as Hansen does
   */
  public static SuperiorAbility of(
      double[][] differences, Resamples resamples, double meanBlock, boolean studentize) {
    Differences.require(differences);
    Differences.requireSameLength(differences, resamples);
    double[] omegas = Differences.omegas(differences, meanBlock);
    ResampledMeans resampled = ResampledMeans.of(differences, resamples);
    double[] means = resampled.means();
    double root = Math.sqrt(resamples.periods());
    double[] scale = new double[means.length];
    boolean[] recentred = new boolean[means.length];
    double threshold = Math.sqrt(Math.max(0, 2 * Math.log(Math.log(resamples.periods())))) / root;
    int best = 0;
    for (int k = 0; k < means.length; k++) {
      scale[k] = studentize ? root / omegas[k] : root;
      recentred[k] = means[k] >= -omegas[k] * threshold;
      best = means[k] * scale[k] > means[best] * scale[best] ? k : best;
    }
    double statistic = Math.max(0, means[best] * scale[best]);
    double[] shares = shares(resampled, scale, recentred, statistic);
    return new SuperiorAbility(
        statistic,
        shares[0],
        shares[1],
        shares[2],
        best,
        means,
        omegas,
        recentred,
        resampled.replications(),
        resamples.periods());
  }

  /** Lower, consistent and upper share of replications above the statistic. */
  private static double[] shares(
      ResampledMeans resampled, double[] scale, boolean[] recentred, double statistic) {
    if (statistic == 0) {
      return new double[] {1, 1, 1};
    }
    double[] means = resampled.means();
    int[] above = new int[3];
    for (double[] distances : resampled.distances()) {
      double low = 0;
      double middle = 0;
      double high = 0;
      for (int k = 0; k < means.length; k++) {
        double centred = distances[k] * scale[k];
        double kept = (distances[k] + means[k]) * scale[k];
        low = Math.max(low, means[k] > 0 ? centred : kept);
        middle = Math.max(middle, recentred[k] ? centred : kept);
        high = Math.max(high, centred);
      }
      above[0] += low > statistic ? 1 : 0;
      above[1] += middle > statistic ? 1 : 0;
      above[2] += high > statistic ? 1 : 0;
    }
    double all = resampled.replications();
    return new double[] {above[0] / all, above[1] / all, above[2] / all};
  }

  /** Standard error of the consistent p-value from drawing finitely often. */
  public double monteCarloError() {
    return Math.sqrt(consistent * (1 - consistent) / replications);
  }

  /** What a reader must be told beside the p-values; empty if nothing. */
  public String warning() {
    if (periods < FEW) {
      return "only " + periods + " periods: the recentring threshold means nothing below " + FEW;
    }
    if (statistic == 0) {
      return "no model beats the benchmark, so the p-value is 1 by definition";
    }
    return "";
  }
}
