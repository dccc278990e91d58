package dev.holdout.backtest.stats.bootstrap;

import dev.holdout.backtest.stats.TailRisk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Stepwise test: which models beat the benchmark, with the chance of even one mistake held at
 * alpha.
 *
 * <p>Formula: {@code z_k = sqrt(n) mean(d_k) / w_k}. Repeat: c is the {@code 1 - alpha} quantile
 * (type 7) of the largest recentred {@code z*_k} over the models that are left; every {@code z_k >
 * c} is rejected and leaves, until none is. <br>
 * Convention: recentred by the mean; the arch package recentres as the consistent SPA and does not
 * studentize. <br>
 * Source: J. P. Romano and M. Wolf, Stepwise Multiple Testing as Formalized Data Snooping, 2005.
 *
 * @param rejected indices of the models that beat the benchmark, rising
 * @param criticalValues c of each round
 * @param statistics z_k of each model
 */
public record StepwiseTest(int[] rejected, double[] criticalValues, double[] statistics) {

  /**
   * By the stationary bootstrap, studentized.
   *
   * @param differences model minus benchmark a period, one array a model, higher is better
   * @param alpha between 0 and 1, chance of any mistake
   */
  public static StepwiseTest of(
      double[][] differences, double alpha, int replications, double meanBlock, long seed) {
    Differences.require(differences);
    Resamples resamples =
        Resamples.stationary(differences[0].length, replications, meanBlock, seed);
    return of(differences, alpha, resamples, meanBlock, true);
  }

  /** By given resamples. */
  public static StepwiseTest of(
      double[][] differences,
      double alpha,
      Resamples resamples,
      double meanBlock,
      boolean studentize) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "alpha is " + alpha + "; it must lie between 0 and 1, such as 0.05");
    }
    Differences.require(differences);
    Differences.requireSameLength(differences, resamples);
    double[] scale = new double[differences.length];
    Arrays.fill(scale, Math.sqrt(resamples.periods()));
    if (studentize) {
      double[] omegas = Differences.omegas(differences, meanBlock);
      for (int k = 0; k < scale.length; k++) {
        scale[k] /= omegas[k];
      }
    }
    ResampledMeans resampled = ResampledMeans.of(differences, resamples);
    double[] statistics = new double[scale.length];
    for (int k = 0; k < scale.length; k++) {
      statistics[k] = resampled.means()[k] * scale[k];
    }
    return step(statistics, scale, alpha, resampled);
  }

  private static StepwiseTest step(
      double[] statistics, double[] scale, double alpha, ResampledMeans resampled) {
    boolean[] gone = new boolean[statistics.length];
    List<Double> criticalValues = new ArrayList<>();
    int left = statistics.length;
    boolean rejects = true;
    while (rejects && left > 0) {
      double critical = TailRisk.quantile(largest(resampled, scale, gone), 1 - alpha);
      criticalValues.add(critical);
      rejects = false;
      for (int k = 0; k < statistics.length; k++) {
        if (!gone[k] && statistics[k] > critical) {
          gone[k] = true;
          rejects = true;
          left--;
        }
      }
    }
    int[] rejected = new int[statistics.length - left];
    int count = 0;
    for (int k = 0; k < gone.length; k++) {
      if (gone[k]) {
        rejected[count++] = k;
      }
    }
    double[] critical = criticalValues.stream().mapToDouble(Double::doubleValue).toArray();
    return new StepwiseTest(rejected, critical, statistics);
  }

  private static double[] largest(ResampledMeans resampled, double[] scale, boolean[] gone) {
    double[] largest = new double[resampled.replications()];
    for (int b = 0; b < largest.length; b++) {
      largest[b] = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < scale.length; k++) {
        if (!gone[k]) {
          largest[b] = Math.max(largest[b], resampled.distances()[b][k] * scale[k]);
        }
      }
    }
    return largest;
  }
}
