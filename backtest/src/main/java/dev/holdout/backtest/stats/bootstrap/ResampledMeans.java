package dev.holdout.backtest.stats.bootstrap;

import dev.holdout.backtest.stats.Samples;
import java.util.Arrays;

/**
 * Means of many series and how far each replication's means lie from them.
 *
 * <p>A run of consecutive periods is a difference of two running sums, so a replication costs two
 * additions a run instead of one a period. Series are taken in strips whose running sums stay in
 * the processor's cache.
 *
 * @param means one a series
 * @param distances {@code [replication][series]}: resampled mean less mean
 */
record ResampledMeans(double[] means, double[][] distances) {

  private static final int STRIP = 32;

  /**
   * @param columns one array a series, each as long as the resamples' periods
   */
  static ResampledMeans of(double[][] columns, Resamples resamples) {
    double[] means = new double[columns.length];
    for (int k = 0; k < means.length; k++) {
      means[k] = Samples.mean(columns[k]);
    }
    double[][] distances = new double[resamples.replications()][columns.length];
    double[] running = new double[(resamples.periods() + 1) * STRIP];
    double[] sum = new double[STRIP];
    for (int from = 0; from < columns.length; from += STRIP) {
      int width = Math.min(STRIP, columns.length - from);
      accumulate(columns, means, from, width, running);
      for (int b = 0; b < distances.length; b++) {
        int drawn = drawnSums(resamples.firsts(b), resamples.ends(b), running, sum);
        for (int c = 0; c < width; c++) {
          distances[b][from + c] = sum[c] / drawn;
        }
      }
    }
    return new ResampledMeans(means, distances);
  }

  private static void accumulate(
      double[][] columns, double[] means, int from, int width, double[] running) {
    for (int c = 0; c < width; c++) {
      double[] column = columns[from + c];
      double mean = means[from + c];
      double sum = 0;
      for (int t = 0; t < column.length; t++) {
        sum += column[t] - mean;
        running[(t + 1) * STRIP + c] = sum;
      }
    }
  }

  /** Fills {@code sum} with the strip's sums over the runs; returns how many periods they hold. */
  private static int drawnSums(int[] firsts, int[] ends, double[] running, double[] sum) {
    Arrays.fill(sum, 0);
    int drawn = 0;
    for (int i = 0; i < firsts.length; i++) {
      int low = firsts[i] * STRIP;
      int high = ends[i] * STRIP;
      for (int c = 0; c < STRIP; c++) {
        sum[c] += running[high + c] - running[low + c];
      }
      drawn += ends[i] - firsts[i];
    }
    return drawn;
  }

  int replications() {
    return distances.length;
  }
}
