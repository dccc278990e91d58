package dev.holdout.backtest.stats.inference;

import dev.holdout.backtest.stats.Samples;
import java.util.Arrays;

/**
 * Pearson correlations between trials. Flat trials have none and stay out.
 *
 * @param matrix square, 1 on the diagonal
 * @param members index of each row among the trials, rising
 * @param flat number of flat trials left out
 */
public record Correlations(double[][] matrix, int[] members, int flat) {

  /**
   * @param columns returns a period, one array a trial, equal lengths
   * @throws IllegalArgumentException for no trials, unequal lengths, or NaN, with its place
   */
  public static Correlations of(double[][] columns) {
    TrialColumns.require(columns);
    int[] members = new int[columns.length];
    int count = 0;
    for (int i = 0; i < columns.length; i++) {
      if (!Samples.isFlat(columns[i])) {
        members[count++] = i;
      }
    }
    members = Arrays.copyOf(members, count);
    double[][] scaled = new double[count][];
    for (int i = 0; i < count; i++) {
      scaled[i] = standardised(columns[members[i]]);
    }
    double[][] matrix = new double[count][count];
    for (int i = 0; i < count; i++) {
      matrix[i][i] = 1;
      for (int j = 0; j < i; j++) {
        matrix[i][j] = Math.clamp(dot(scaled[i], scaled[j]), -1, 1);
        matrix[j][i] = matrix[i][j];
      }
    }
    return new Correlations(matrix, members, columns.length - count);
  }

  private static double[] standardised(double[] values) {
    double[] scaled = Samples.minus(values, Samples.mean(values));
    double norm = Math.sqrt(dot(scaled, scaled));
    for (int t = 0; t < scaled.length; t++) {
      scaled[t] /= norm;
    }
    return scaled;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int t = 0; t < a.length; t++) {
      sum += a[t] * b[t];
    }
    return sum;
  }

  /** Number of trials that have correlations. */
  public int size() {
    return matrix.length;
  }

  /** Mean of what lies off the diagonal; NaN for fewer than two trials. */
  public static double averageOffDiagonal(double[][] matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        sum += i == j ? 0 : matrix[i][j];
      }
    }
    return sum / (matrix.length * (matrix.length - 1.0));
  }
}
