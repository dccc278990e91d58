package dev.holdout.backtest.stats.multiple;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Adjustments of p-values for how many there are.
 *
 * <p>Unit: probability. Range: 0 to 1, never below the plain p. Values keep the order they came in,
 * and equal ones stay equal.
 */
public enum PValues {
  /**
   * {@code min(1, M p)}: any mistake at all, whatever the dependence. <br>
   * Source: C. E. Bonferroni, 1936.
   */
  BONFERRONI {
    @Override
    void adjustRising(double[] sorted) {
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = Math.min(1, sorted.length * sorted[i]);
      }
    }
  },

  /**
   * {@code max_{j <= i} min(1, (M - j + 1) p_(j))}: any mistake at all, with more power. <br>
   * Source: S. Holm, A Simple Sequentially Rejective Multiple Test Procedure, 1979.
   */
  HOLM {
    @Override
    void adjustRising(double[] sorted) {
      double largest = 0;
      for (int i = 0; i < sorted.length; i++) {
        largest = Math.max(largest, Math.min(1, (sorted.length - i) * sorted[i]));
        sorted[i] = largest;
      }
    }
  },

  /**
   * {@code min_{j >= i} min(1, M c(M) / j p_(j))}, {@code c(M) = sum 1 / i}: the share of false
   * findings, whatever the dependence. <br>
   * Source: Y. Benjamini and D. Yekutieli, The Control of the False Discovery Rate, 2001.
   */
  BHY {
    @Override
    void adjustRising(double[] sorted) {
      double harmonic = 0;
      for (int i = 1; i <= sorted.length; i++) {
        harmonic += 1.0 / i;
      }
      stepUp(sorted, harmonic);
    }
  },

  /**
   * {@code min_{j >= i} min(1, M / j p_(j))}: the share of false findings, for independent tests.
   * <br>
   * Source: Y. Benjamini and Y. Hochberg, Controlling the False Discovery Rate, 1995.
   */
  BH {
    @Override
    void adjustRising(double[] sorted) {
      stepUp(sorted, 1);
    }
  };

  /** In place, rising p-values. */
  abstract void adjustRising(double[] sorted);

  private static void stepUp(double[] sorted, double constant) {
    double smallest = 1;
    for (int i = sorted.length - 1; i >= 0; i--) {
      smallest = Math.min(smallest, sorted.length * constant / (i + 1) * sorted[i]);
      sorted[i] = smallest;
    }
  }

  /**
   * The adjusted values, in the order of the plain ones.
   *
   * @param pValues each 0 to 1; left as they are
   * @throws IllegalArgumentException for a value outside of 0 to 1, with its index
   */
  public double[] adjust(double... pValues) {
    Integer[] order = new Integer[pValues.length];
    for (int i = 0; i < pValues.length; i++) {
      if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
        throw new IllegalArgumentException(
            "p-value " + i + " is " + pValues[i] + "; it must lie in 0 to 1");
      }
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
    double[] sorted = new double[pValues.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = pValues[order[i]];
    }
    adjustRising(sorted);
    double[] adjusted = new double[pValues.length];
    for (int i = 0; i < sorted.length; i++) {
      adjusted[order[i]] = sorted[i];
    }
    return adjusted;
  }
}
