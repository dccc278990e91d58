package dev.holdout.backtest.stats.inference;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Lloyd's k-means from seeded starting points that are drawn far apart. Source: S. P. Lloyd, 1982;
 * D. Arthur and S. Vassilvitskii, k-means++, 2007.
 */
final class KMeans {

  private static final int MOST_ROUNDS = 300;

  private KMeans() {}

  /** Labels from 0 without a gap: a cluster that lost all of its points is left out. */
  static int[] labels(double[][] rows, int k, long seed) {
    double[][] centres = spread(rows, k, new SplittableRandom(seed));
    int[] labels = new int[rows.length];
    Arrays.fill(labels, -1);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (!assign(rows, centres, labels)) {
        break;
      }
      moveToMeans(rows, centres, labels);
    }
    return withoutGaps(labels, k);
  }

  private static double[][] spread(double[][] rows, int k, SplittableRandom random) {
    double[][] centres = new double[k][];
    double[] nearest = new double[rows.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int chosen = random.nextInt(rows.length);
    for (int c = 0; c < k; c++) {
      centres[c] = rows[chosen].clone();
      double total = 0;
      for (int i = 0; i < rows.length; i++) {
        nearest[i] = Math.min(nearest[i], squaredDistance(rows[i], centres[c]));
        total += nearest[i];
      }
      double left = random.nextDouble() * total;
      chosen = 0;
      while (chosen < rows.length - 1 && left >= nearest[chosen]) {
        left -= nearest[chosen++];
      }
    }
    return centres;
  }

  private static boolean assign(double[][] rows, double[][] centres, int[] labels) {
    boolean changed = false;
    for (int i = 0; i < rows.length; i++) {
      int nearest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < centres.length; c++) {
        double distance = squaredDistance(rows[i], centres[c]);
        if (distance < least) {
          least = distance;
          nearest = c;
        }
      }
      changed |= labels[i] != nearest;
      labels[i] = nearest;
    }
    return changed;
  }

  /** A centre without points stays where it is. */
  private static void moveToMeans(double[][] rows, double[][] centres, int[] labels) {
    int[] sizes = new int[centres.length];
    for (int label : labels) {
      sizes[label]++;
    }
    for (int c = 0; c < centres.length; c++) {
      if (sizes[c] > 0) {
        Arrays.fill(centres[c], 0);
      }
    }
    for (int i = 0; i < rows.length; i++) {
      double[] centre = centres[labels[i]];
      for (int j = 0; j < centre.length; j++) {
        centre[j] += rows[i][j] / sizes[labels[i]];
      }
    }
  }

  private static int[] withoutGaps(int[] labels, int k) {
    int[] names = new int[k];
    for (int label : labels) {
      names[label] = 1;
    }
    int next = 0;
    for (int c = 0; c < k; c++) {
      names[c] = names[c] == 1 ? next++ : -1;
    }
    int[] dense = new int[labels.length];
    for (int i = 0; i < dense.length; i++) {
      dense[i] = names[labels[i]];
    }
    return dense;
  }

  static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      double distance = a[j] - b[j];
      sum += distance * distance;
    }
    return sum;
  }
}
