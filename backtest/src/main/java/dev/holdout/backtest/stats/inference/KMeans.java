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

  /**
   * Labels from 0 without a gap: a cluster that lost all of its points is left out.
   *
   * @param between distances between the rows
   */
  static int[] labels(double[][] rows, double[][] between, int k, long seed) {
    double[][] centres = spread(rows, between, k, new SplittableRandom(seed));
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

  /** Starting centres, {@code [coordinate][cluster]}: rows drawn by their squared distance. */
  private static double[][] spread(
      double[][] rows, double[][] between, int k, SplittableRandom random) {
    double[][] centres = new double[rows[0].length][k];
    double[] nearest = new double[rows.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int chosen = random.nextInt(rows.length);
    for (int c = 0; c < k; c++) {
      for (int j = 0; j < centres.length; j++) {
        centres[j][c] = rows[chosen][j];
      }
      double total = 0;
      for (int i = 0; i < rows.length; i++) {
        nearest[i] = Math.min(nearest[i], between[i][chosen] * between[i][chosen]);
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
    double[] distances = new double[centres[0].length];
    for (int i = 0; i < rows.length; i++) {
      Arrays.fill(distances, 0);
      for (int j = 0; j < centres.length; j++) {
        addSquares(rows[i][j], centres[j], distances);
      }
      int nearest = 0;
      for (int c = 1; c < distances.length; c++) {
        nearest = distances[c] < distances[nearest] ? c : nearest;
      }
      changed |= labels[i] != nearest;
      labels[i] = nearest;
    }
    return changed;
  }

  /** The clusters lie side by side, so that the processor takes several at once. */
  private static void addSquares(double value, double[] coordinate, double[] distances) {
    for (int c = 0; c < distances.length; c++) {
      double distance = value - coordinate[c];
      distances[c] += distance * distance;
    }
  }

  /** A centre without points stays where it is. */
  private static void moveToMeans(double[][] rows, double[][] centres, int[] labels) {
    int[] sizes = new int[centres[0].length];
    for (int label : labels) {
      sizes[label]++;
    }
    for (int j = 0; j < centres.length; j++) {
      double[] sums = new double[sizes.length];
      for (int i = 0; i < rows.length; i++) {
        sums[labels[i]] += rows[i][j];
      }
      for (int c = 0; c < sizes.length; c++) {
        centres[j][c] = sizes[c] > 0 ? sums[c] / sizes[c] : centres[j][c];
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
}
