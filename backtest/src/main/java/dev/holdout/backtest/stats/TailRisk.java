package dev.holdout.backtest.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How bad the bad periods are. All figures are signed as returns: a loss is negative. A return
 * series is refused by the index of its first NaN or infinity ({@link IllegalArgumentException}).
 */
public final class TailRisk {

  /** How far a rank may lie from a whole number and still be that number: rounding of doubles. */
  private static final double RANK_ROUNDING = 1e-9;

  private TailRisk() {}

  /**
   * Quantile of type 7.
   *
   * <p>Formula: {@code x_(h) with linear interpolation, h = (n - 1) p}. <br>
   * Unit: that of the values. Range: lowest to highest value. <br>
   * Convention: numpy's default; commons-math defaults to another. <br>
   * Source: R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, 1996.
   *
   * @param values in any order; left as they are
   * @param p 0 to 1
   * @return NaN for no values
   */
  public static double quantile(double[] values, double p) {
    Samples.requireFinite("values", values);
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("quantile at " + p + "; it must lie in 0 to 1");
    }
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double rank = snap((sorted.length - 1) * p);
    int below = (int) rank;
    double share = rank - below;
    if (share == 0) {
      return sorted[below];
    }
    return sorted[below] + share * (sorted[below + 1] - sorted[below]);
  }

  private static double snap(double rank) {
    double whole = Math.rint(rank);
    return Math.abs(rank - whole) < RANK_ROUNDING ? whole : rank;
  }

  /**
   * Historical value at risk.
   *
   * <p>Formula: {@code q_tail(r), type 7}. <br>
   * Unit: fraction a period, negative for a loss. Range: lowest to highest return. <br>
   * Convention: signed as a return; quantstats prints the normal one under this name. <br>
   * Source: P. Jorion, Value at Risk, 1996.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param tail mass of the tail, between 0 and 1; 0.05 for the worst twentieth
   * @return NaN for no returns
   */
  public static double valueAtRisk(double[] returns, double tail) {
    Samples.requireTail(tail);
    return quantile(Samples.requireFinite("returns", returns), tail);
  }

  /**
   * Historical conditional value at risk.
   *
   * <p>Formula: {@code mean of all r at or below the value at risk}. <br>
   * Unit: fraction a period, negative for a loss. Range: lowest return to the value at risk. <br>
   * Convention: returns equal to the value at risk count in full; empyrical differs where several
   * are equal. <br>
   * Source: R. T. Rockafellar and S. Uryasev, Optimization of Conditional Value-at-Risk, 2000.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param tail mass of the tail, between 0 and 1; 0.05 for the worst twentieth
   * @return NaN for no returns
   */
  public static double conditionalValueAtRisk(double[] returns, double tail) {
    double limit = valueAtRisk(returns, tail);
    double sum = 0;
    int count = 0;
    for (double r : returns) {
      if (r <= limit) {
        sum += r;
        count++;
      }
    }
    return sum / count;
  }

  /**
   * Exact expected shortfall.
   *
   * <p>Formula: {@code (sum of the floor(tail T) lowest + the fraction of the next) / (tail T)}.
   * <br>
   * Unit: fraction a period, negative for a loss. Range: lowest return to the mean. <br>
   * Convention: a tail of less than one period is the lowest return. <br>
   * Source: C. Acerbi and D. Tasche, On the Coherence of Expected Shortfall, 2002.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param tail mass of the tail, between 0 and 1; 0.05 for the worst twentieth
   * @return NaN for no returns
   */
  public static double expectedShortfall(double[] returns, double tail) {
    Samples.requireTail(tail);
    Samples.requireFinite("returns", returns);
    if (returns.length == 0) {
      return Double.NaN;
    }
    double[] sorted = returns.clone();
    Arrays.sort(sorted);
    double mass = snap(tail * sorted.length);
    if (mass <= 1) {
      return sorted[0];
    }
    int whole = (int) mass;
    double sum = 0;
    for (int i = 0; i < whole; i++) {
      sum += sorted[i];
    }
    if (mass > whole) {
      sum += (mass - whole) * sorted[whole];
    }
    return sum / mass;
  }

  /**
   * Value at risk of a normal distribution with the sample's mean and deviation.
   *
   * <p>Formula: {@code mean + z_tail s}. <br>
   * Unit: fraction a period, negative for a loss. Range: any. <br>
   * Convention: s divides by T - 1; the mean itself for a flat series. <br>
   * Source: P. Jorion, Value at Risk, 1996.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param tail mass of the tail, between 0 and 1; 0.05 for the worst twentieth
   * @return NaN for fewer than two returns
   */
  public static double normalValueAtRisk(double[] returns, double tail) {
    Samples.requireTail(tail);
    Samples.requireFinite("returns", returns);
    double quantile = new NormalDistribution().inverseCumulativeProbability(tail);
    return Samples.mean(returns) + quantile * Samples.deviation(returns);
  }

  /**
   * Conditional value at risk of a normal distribution with the sample's mean and deviation.
   *
   * <p>Formula: {@code mean - s phi(z_tail) / tail}. <br>
   * Unit: fraction a period, negative for a loss. Range: any. <br>
   * Convention: s divides by T - 1; the mean itself for a flat series. <br>
   * Source: R. T. Rockafellar and S. Uryasev, Optimization of Conditional Value-at-Risk, 2000.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param tail mass of the tail, between 0 and 1; 0.05 for the worst twentieth
   * @return NaN for fewer than two returns
   */
  public static double normalConditionalValueAtRisk(double[] returns, double tail) {
    Samples.requireTail(tail);
    Samples.requireFinite("returns", returns);
    NormalDistribution normal = new NormalDistribution();
    double density = normal.density(normal.inverseCumulativeProbability(tail));
    return Samples.mean(returns) - Samples.deviation(returns) * density / tail;
  }

  /**
   * Tail ratio: how large the good extremes are beside the bad ones.
   *
   * <p>Formula: {@code |q_0.95| / |q_0.05|, type 7}. <br>
   * Unit: ratio. Range: 0 upward. <br>
   * Convention: the twentieths are part of the name, not a setting. <br>
   * Source: practice; as in empyrical.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @return NaN for no returns, or a lower quantile of 0
   */
  public static double tailRatio(double[] returns) {
    double low = Math.abs(quantile(returns, 0.05));
    return low == 0 ? Double.NaN : Math.abs(quantile(returns, 0.95)) / low;
  }
}
