package dev.holdout.backtest.stats.inference;

import java.util.Arrays;

/** The search of {@link TrialClusters} over a correlation matrix: K, starts and second level. */
final class OptimalClusters {

  private static final int STARTS = 10;

  private OptimalClusters() {}

  /**
   * Labels from 0 in order of first appearance.
   *
   * @param together average correlation above which all are one cluster
   */
  static int[] of(double[][] correlation, double together, int most, long seed) {
    int n = correlation.length;
    if (n < 2) {
      return new int[n];
    }
    if (Correlations.averageOffDiagonal(correlation) > together) {
      return new int[n];
    }
    if (n == 2) {
      return new int[] {0, 1};
    }
    double[][] rows = distances(correlation);
    int[] labels = best(rows, Math.min(n - 1, most), seed);
    return inOrder(refined(correlation, rows, labels, most, seed));
  }

  private static double[][] distances(double[][] correlation) {
    int n = correlation.length;
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = i == j ? 0 : Math.sqrt(Math.max(0, (1 - correlation[i][j]) / 2));
      }
    }
    return rows;
  }

  private static int[] best(double[][] rows, int most, long seed) {
    double[][] between = Silhouettes.between(rows);
    int[] best = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (int start = 0; start < STARTS; start++) {
      for (int k = 2; k <= most; k++) {
        int[] labels = KMeans.labels(rows, between, k, seed + start * 1_000_003L + k);
        double quality = Silhouettes.quality(Silhouettes.of(between, labels));
        if (quality > highest) {
          highest = quality;
          best = labels;
        }
      }
    }
    return best == null ? new int[rows.length] : best;
  }

  /** Clusters the weak clusters' members again among themselves; kept only if it is better. */
  private static int[] refined(
      double[][] correlation, double[][] rows, int[] labels, int most, long seed) {
    double[][] between = Silhouettes.between(rows);
    double[] qualities = Silhouettes.qualityByCluster(Silhouettes.of(between, labels), labels);
    double mean = Arrays.stream(qualities).average().orElse(0);
    int[] members = new int[labels.length];
    int weak = 0;
    int count = 0;
    for (double quality : qualities) {
      weak += quality < mean ? 1 : 0;
    }
    for (int i = 0; i < labels.length; i++) {
      if (qualities[labels[i]] < mean) {
        members[count++] = i;
      }
    }
    if (weak < 2 || count < 3 || weak == qualities.length) {
      return labels;
    }
    int[] again = again(correlation, Arrays.copyOf(members, count), most, seed);
    int[] tried = labels.clone();
    for (int i = 0; i < count; i++) {
      tried[members[i]] = qualities.length + again[i];
    }
    tried = inOrder(tried);
    double[] after = Silhouettes.qualityByCluster(Silhouettes.of(between, tried), tried);
    return Arrays.stream(after).average().orElse(0) > mean ? tried : labels;
  }

  private static int[] again(double[][] correlation, int[] members, int most, long seed) {
    double[][] part = new double[members.length][members.length];
    for (int i = 0; i < members.length; i++) {
      for (int j = 0; j < members.length; j++) {
        part[i][j] = correlation[members[i]][members[j]];
      }
    }
    double[][] rows = distances(part);
    int[] labels = best(rows, Math.min(members.length - 1, most), seed);
    return refined(part, rows, labels, most, seed);
  }

  private static int[] inOrder(int[] labels) {
    int[] names = new int[labels.length * 2 + 1];
    Arrays.fill(names, -1);
    int[] ordered = new int[labels.length];
    int next = 0;
    for (int i = 0; i < labels.length; i++) {
      if (names[labels[i]] < 0) {
        names[labels[i]] = next++;
      }
      ordered[i] = names[labels[i]];
    }
    return ordered;
  }
}
