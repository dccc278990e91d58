package dev.holdout.backtest.stats.inference;

import dev.holdout.backtest.stats.Samples;
import java.util.Arrays;

/**
 * How well each point sits in its cluster: {@code (b - a) / max(a, b)}, a the mean distance to its
 * own, b to the nearest other; 0 for a point alone. Source: P. J. Rousseeuw, 1987.
 */
final class Silhouettes {

  private Silhouettes() {}

  /** Euclidean distances between rows. */
  static double[][] between(double[][] rows) {
    double[][] between = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        between[i][j] = distance(rows[i], rows[j]);
        between[j][i] = between[i][j];
      }
    }
    return between;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      double distance = a[j] - b[j];
      sum += distance * distance;
    }
    return Math.sqrt(sum);
  }

  static double[] of(double[][] between, int[] labels) {
    int clusters = Arrays.stream(labels).max().orElse(-1) + 1;
    int[] sizes = new int[clusters];
    for (int label : labels) {
      sizes[label]++;
    }
    double[] silhouettes = new double[labels.length];
    double[] sums = new double[clusters];
    for (int i = 0; i < labels.length; i++) {
      Arrays.fill(sums, 0);
      for (int j = 0; j < labels.length; j++) {
        sums[labels[j]] += between[i][j];
      }
      silhouettes[i] = one(sums, sizes, labels[i]);
    }
    return silhouettes;
  }

  private static double one(double[] sums, int[] sizes, int own) {
    if (sizes[own] < 2) {
      return 0;
    }
    double inside = sums[own] / (sizes[own] - 1);
    double outside = Double.POSITIVE_INFINITY;
    for (int c = 0; c < sizes.length; c++) {
      if (c != own && sizes[c] > 0) {
        outside = Math.min(outside, sums[c] / sizes[c]);
      }
    }
    double larger = Math.max(inside, outside);
    return larger == 0 || Double.isInfinite(larger) ? 0 : (outside - inside) / larger;
  }

  /** Mean over deviation (dividing by n); infinite when all are equally well placed. */
  static double quality(double[] silhouettes) {
    double mean = Samples.mean(silhouettes);
    if (mean == 0) {
      return 0;
    }
    double variance = Samples.isFlat(silhouettes) ? 0 : Samples.centralMoment(silhouettes, 2);
    return mean / Math.sqrt(variance);
  }

  /** Of each cluster's own members; labels from 0 without a gap. */
  static double[] qualityByCluster(double[] silhouettes, int[] labels) {
    int clusters = Arrays.stream(labels).max().orElse(-1) + 1;
    double[] qualities = new double[clusters];
    for (int c = 0; c < clusters; c++) {
      double[] own = new double[labels.length];
      int count = 0;
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] == c) {
          own[count++] = silhouettes[i];
        }
      }
      qualities[c] = count == 0 ? 0 : quality(Arrays.copyOf(own, count));
    }
    return qualities;
  }
}
