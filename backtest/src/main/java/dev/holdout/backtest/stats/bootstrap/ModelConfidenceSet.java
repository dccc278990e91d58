package dev.holdout.backtest.stats.bootstrap;

import dev.holdout.marketdata.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Model confidence set: the models of which the best one cannot be told apart.
 *
 * <p>Formula: {@code t_ij = (mean L_i - mean L_j) / sd*_ij}, sd* the bootstrap's deviation of the
 * recentred difference; {@code T_R = max t_ij}, p the share of {@code T*_R > T_R}; the model with
 * the largest {@code max_j t_ij} leaves, until one is left. p-values cumulate by maximum; the last
 * has 1. <br>
 * Unit: probability. Range: 0 to 1. <br>
 * Convention: losses, so lower is better; equal to arch's method "R". <br>
 * Source: P. R. Hansen, A. Lunde and J. M. Nason, The Model Confidence Set, 2011.
 *
 * @param pValues of each model
 * @param elimination indices of the models that left, first one first
 */
public record ModelConfidenceSet(double[] pValues, int[] elimination) {

  /**
   * @param losses a period, one array a model, lower is better
   * @throws BadInput for NaN (with model and row), or two models whose losses never move apart
   */
  public static ModelConfidenceSet of(double[][] losses, Resamples resamples) {
    Differences.require(losses);
    Differences.requireSameLength(losses, resamples);
    ResampledMeans resampled = ResampledMeans.of(losses, resamples);
    double[][] deviations = deviations(resampled);
    List<Integer> left = new ArrayList<>();
    for (int k = 0; k < losses.length; k++) {
      left.add(k);
    }
    double[] pValues = new double[losses.length];
    int[] elimination = new int[losses.length - 1];
    double highest = 0;
    for (int round = 0; round < elimination.length; round++) {
      int worst = worst(left, resampled.means(), deviations);
      double statistic = against(worst, left, resampled.means(), deviations);
      highest = Math.max(highest, shareAbove(statistic, left, resampled, deviations));
      pValues[worst] = highest;
      elimination[round] = worst;
      left.remove(Integer.valueOf(worst));
    }
    pValues[left.getFirst()] = 1;
    return new ModelConfidenceSet(pValues, elimination);
  }

  /** The model that is worst beside some other one, the lowest index of equals. */
  private static int worst(List<Integer> left, double[] means, double[][] deviations) {
    int worst = left.getFirst();
    for (int i : left) {
      if (against(i, left, means, deviations) > against(worst, left, means, deviations)) {
        worst = i;
      }
    }
    return worst;
  }

  /** {@code max_j t_ij}. */
  private static double against(int i, List<Integer> left, double[] means, double[][] deviations) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int j : left) {
      if (j != i) {
        largest = Math.max(largest, (means[i] - means[j]) / deviations[i][j]);
      }
    }
    return largest;
  }

  private static double shareAbove(
      double statistic, List<Integer> left, ResampledMeans resampled, double[][] deviations) {
    int above = 0;
    for (double[] distances : resampled.distances()) {
      double largest = 0;
      for (int i : left) {
        for (int j : left) {
          if (j < i) {
            double t = Math.abs(distances[i] - distances[j]) / deviations[i][j];
            largest = Math.max(largest, t);
          }
        }
      }
      above += largest > statistic ? 1 : 0;
    }
    return (double) above / resampled.replications();
  }

  private static double[][] deviations(ResampledMeans resampled) {
    int models = resampled.means().length;
    double[][] deviations = new double[models][models];
    for (int i = 0; i < models; i++) {
      for (int j = 0; j < i; j++) {
        double squares = 0;
        for (double[] distances : resampled.distances()) {
          double difference = distances[i] - distances[j];
          squares += difference * difference;
        }
        double deviation = Math.sqrt(squares / resampled.replications());
        if (!(deviation > 0)) {
          throw new BadInput(
              "losses that never move apart", "models " + j + " and " + i, "keep one of them");
        }
        deviations[i][j] = deviation;
        deviations[j][i] = deviation;
      }
    }
    return deviations;
  }

  /** Indices of the models with a p-value of at least {@code size}, rising. */
  public int[] included(double size) {
    int[] included = new int[pValues.length];
    int count = 0;
    for (int k = 0; k < pValues.length; k++) {
      if (pValues[k] >= size) {
        included[count++] = k;
      }
    }
    return Arrays.copyOf(included, count);
  }
}
