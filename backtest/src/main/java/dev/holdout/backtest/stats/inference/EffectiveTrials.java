package dev.holdout.backtest.stats.inference;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * How many independent trials a family of correlated ones amounts to, in three ways; the largest is
 * the conservative one for {@link DeflatedSharpe}. Flat trials have no correlation and count as one
 * together.
 */
public final class EffectiveTrials {

  private EffectiveTrials() {}

  /**
   * From the average correlation of the trials.
   *
   * <p>Formula: {@code rho + (1 - rho) N}, rho clipped to 0 to 1. <br>
   * Unit: trials. Range: 1 to N. <br>
   * Convention: rho is the mean off the diagonal. <br>
   * Source: D. H. Bailey and M. Lopez de Prado, The Deflated Sharpe Ratio, 2014.
   *
   * @param columns returns a period, one array a trial, equal lengths
   * @throws IllegalArgumentException for no trials, unequal lengths, or NaN, with its place
   */
  public static double averageCorrelation(double[][] columns) {
    Correlations correlations = Correlations.of(columns);
    int n = correlations.size();
    if (n < 2) {
      return n + flatAsOne(correlations);
    }
    double rho = Math.clamp(Correlations.averageOffDiagonal(correlations.matrix()), 0, 1);
    return ofAverageCorrelation(rho, n) + flatAsOne(correlations);
  }

  /** {@code rho + (1 - rho) N}, not clipped. */
  public static double ofAverageCorrelation(double rho, double n) {
    return rho + (1 - rho) * n;
  }

  /**
   * Number of clusters, see {@link TrialClusters}.
   *
   * @param columns returns a period, one array a trial, equal lengths
   * @param seed of the clusters' starting points
   */
  public static int onc(double[][] columns, long seed) {
    return TrialClusters.of(columns, seed).clusters();
  }

  /**
   * Effective rank of the correlation matrix.
   *
   * <p>Formula: {@code exp(-sum p_i ln p_i)}, p_i the eigenvalues over their sum. <br>
   * Unit: trials. Range: 1 to N. <br>
   * Convention: natural logarithm; an eigenvalue at or below 0 adds nothing. <br>
   * Source: O. Roy and M. Vetterli, The Effective Rank, 2007.
   *
   * @param columns returns a period, one array a trial, equal lengths
   * @throws IllegalArgumentException for no trials, unequal lengths, or NaN, with its place
   */
  public static double effectiveRank(double[][] columns) {
    Correlations correlations = Correlations.of(columns);
    double rank = correlations.size() == 0 ? 0 : effectiveRankOf(correlations.matrix());
    return rank + flatAsOne(correlations);
  }

  /** {@link #effectiveRank} of a correlation matrix. */
  public static double effectiveRankOf(double[][] correlation) {
    double[] values =
        new EigenDecomposition(new Array2DRowRealMatrix(correlation)).getRealEigenvalues();
    double sum = 0;
    for (double value : values) {
      sum += Math.max(value, 0);
    }
    double entropy = 0;
    for (double value : values) {
      if (value > 0) {
        entropy -= value / sum * Math.log(value / sum);
      }
    }
    return Math.exp(entropy);
  }

  private static int flatAsOne(Correlations correlations) {
    return correlations.flat() > 0 ? 1 : 0;
  }
}
