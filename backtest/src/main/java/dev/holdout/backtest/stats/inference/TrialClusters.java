package dev.holdout.backtest.stats.inference;

import dev.holdout.backtest.stats.Performance;
import dev.holdout.backtest.stats.Samples;
import java.util.Arrays;

/**
 * Clusters of trials that did the same: their number is an effective number of trials.
 *
 * <p>Formula: distance {@code d_ij = sqrt((1 - rho_ij) / 2)}; k-means over the rows of d for every
 * K from 2 to N - 1 and several starts; quality {@code mean(s) / std(s)} of the silhouettes s
 * (Euclidean between rows, dividing by n); the best is kept. Clusters whose own quality lies below
 * the mean are clustered again, which stands only if the mean quality rises. <br>
 * Unit: trials. Range: 1 to N. <br>
 * Convention: an average correlation above 0.95 is one cluster, which k-means cannot find; flat
 * trials count as one more; K stops at {@link #MOST_CLUSTERS}. <br>
 * Source: M. Lopez de Prado and M. J. Lewis, Detection of False Investment Strategies Using
 * Unsupervised Learning Methods, 2019.
 *
 * @param clusters their number
 * @param labels cluster of each trial, from 0 in order of first appearance; flat trials have the
 *     last
 */
public record TrialClusters(int clusters, int[] labels) {

  /** The most clusters looked for; beyond, each further K costs seconds and changes little. */
  public static final int MOST_CLUSTERS = 64;

  private static final double ONE = 0.95;

  /**
   * Finds them.
   *
   * @param columns returns a period, one array a trial, equal lengths
   * @param seed of the starting points
   * @throws IllegalArgumentException for no trials, unequal lengths, or NaN, with its place
   */
  public static TrialClusters of(double[][] columns, long seed) {
    Correlations correlations = Correlations.of(columns);
    int[] among = OptimalClusters.of(correlations.matrix(), ONE, MOST_CLUSTERS, seed);
    int[] labels = new int[columns.length];
    Arrays.fill(labels, -1);
    int clusters = 0;
    for (int i = 0; i < among.length; i++) {
      labels[correlations.members()[i]] = among[i];
      clusters = Math.max(clusters, among[i] + 1);
    }
    if (correlations.flat() > 0) {
      for (int i = 0; i < labels.length; i++) {
        labels[i] = labels[i] < 0 ? clusters : labels[i];
      }
      clusters++;
    }
    return new TrialClusters(clusters, labels);
  }

  /**
   * Returns a period of each cluster: its trials weighted by the inverse of their variance; trials
   * that are flat earn no weight, and a cluster of none but them is 0 throughout.
   *
   * @param columns as they were clustered
   */
  public double[][] series(double[][] columns) {
    TrialColumns.require(columns);
    Samples.requirePaired(
        "labels", new double[labels.length], "trials", new double[columns.length]);
    double[][] series = new double[clusters][columns[0].length];
    double[] weights = new double[clusters];
    for (int i = 0; i < columns.length; i++) {
      double variance = Samples.variance(columns[i]);
      if (variance > 0) {
        weights[labels[i]] += 1 / variance;
        for (int t = 0; t < columns[i].length; t++) {
          series[labels[i]][t] += columns[i][t] / variance;
        }
      }
    }
    for (int c = 0; c < clusters; c++) {
      for (int t = 0; t < series[c].length && weights[c] > 0; t++) {
        series[c][t] /= weights[c];
      }
    }
    return series;
  }

  /** Sharpe ratio per period of each cluster's series; NaN for a flat one. */
  public double[] sharpes(double[][] columns) {
    double[][] series = series(columns);
    double[] ratios = new double[clusters];
    for (int c = 0; c < clusters; c++) {
      ratios[c] = Performance.sharpe(series[c], 0, 1);
    }
    return ratios;
  }

  /** V over clusters (dividing by their number less 1), for a {@link DeflatedSharpe} of them. */
  public double varianceOfSharpes(double[][] columns) {
    return TrialColumns.varianceOfDefined(sharpes(columns));
  }
}
