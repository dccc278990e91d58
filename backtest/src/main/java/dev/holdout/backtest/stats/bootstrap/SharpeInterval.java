package dev.holdout.backtest.stats.bootstrap;

import dev.holdout.backtest.stats.Performance;
import dev.holdout.backtest.stats.Samples;
import dev.holdout.backtest.stats.TailRisk;
import java.util.Arrays;

/**
 * Studentized bootstrap interval of a Sharpe ratio, or of the difference of two over the same
 * periods.
 *
 * <p>Formula: {@code estimate +- q se}, q the quantile of {@code |estimate* - estimate| / se*} over
 * replications of a circular block bootstrap; {@code se*} from the replication's own blocks. <br>
 * Unit: Sharpe ratio per period; to annualise, multiply by the root of the periods a year. Range:
 * any. <br>
 * Convention: blocks as {@link BlockLength} says for returns and their squares, the longer; {@code
 * se} from the ratio's influence function with its variance under the stationary bootstrap, where
 * the paper takes a kernel. Replications without a ratio are dropped and counted. <br>
 * Source: O. Ledoit and M. Wolf, Robust Performance Hypothesis Testing with the Sharpe Ratio, 2008.
 *
 * @param estimate per period, NaN for a flat series or fewer than two returns
 * @param lower end of the interval
 * @param upper end of the interval
 * @param standardError of the estimate
 * @param blockLength in periods
 * @param replications that were drawn
 * @param dropped of them, because they were flat
 */
public record SharpeInterval(
    double estimate,
    double lower,
    double upper,
    double standardError,
    int blockLength,
    int replications,
    int dropped) {

  /**
   * Of one series.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @param confidence between 0 and 1, such as 0.95
   * @param replications 1 or more; 1000 or more for a report
   */
  public static SharpeInterval of(
      double[] returns, double confidence, int replications, long seed) {
    return of(new double[][] {returns}, confidence, replications, seed);
  }

  /**
   * Of the ratio of {@code a} less that of {@code b}; both are drawn with the same blocks.
   *
   * @param a simple returns a period, after costs, oldest first
   * @param b over the same periods
   */
  public static SharpeInterval difference(
      double[] a, double[] b, double confidence, int replications, long seed) {
    Samples.requirePaired("a", a, "b", b);
    return of(new double[][] {a, b}, confidence, replications, seed);
  }

  private static SharpeInterval of(
      double[][] series, double confidence, int replications, long seed) {
    requireSettings(confidence, replications);
    double estimate = 0;
    double block = 1;
    for (int i = 0; i < series.length; i++) {
      double ratio = Performance.sharpe(series[i], 0, 1);
      if (Double.isNaN(ratio)) {
        return undefined(replications);
      }
      estimate += i == 0 ? ratio : -ratio;
      block = Math.max(block, BlockLength.circularForSharpe(series[i]));
    }
    int n = series[0].length;
    int length = (int) Math.ceil(block);
    double[] influence = new double[n];
    BlockedRatio[] ratios = new BlockedRatio[series.length];
    for (int i = 0; i < series.length; i++) {
      ratios[i] = new BlockedRatio(series[i], length, i == 0 ? 1 : -1);
      ratios[i].addInfluence(influence);
    }
    double memory = BlockLength.stationary(influence);
    double error = Math.sqrt(LongRun.stationaryVariance(influence, memory) / n);
    if (!(error > 0)) {
      return new SharpeInterval(
          estimate, estimate, estimate, 0, length, replications, replications);
    }
    double[] distances = distances(ratios, n, length, replications, seed);
    double reach = error * TailRisk.quantile(distances, confidence);
    int dropped = replications - distances.length;
    return new SharpeInterval(
        estimate, estimate - reach, estimate + reach, error, length, replications, dropped);
  }

  private static void requireSettings(double confidence, int replications) {
    if (!(confidence > 0 && confidence < 1) || replications < 1) {
      throw new IllegalArgumentException(
          "confidence "
              + confidence
              + " with "
              + replications
              + " replications; pass a confidence between 0 and 1, and 1 replication or more");
    }
  }

  private static SharpeInterval undefined(int replications) {
    return new SharpeInterval(
        Double.NaN, Double.NaN, Double.NaN, Double.NaN, 1, replications, replications);
  }

  /** Studentized distances of those replications that have one. */
  private static double[] distances(
      BlockedRatio[] ratios, int n, int length, int replications, long seed) {
    Draws draws = new Draws(seed);
    int[] starts = new int[n / length];
    double[] scores = new double[starts.length];
    double[] distances = new double[replications];
    int kept = 0;
    for (int r = 0; r < replications; r++) {
      for (int j = 0; j < starts.length; j++) {
        starts[j] = draws.index(n);
      }
      Arrays.fill(scores, 0);
      double moved = 0;
      for (BlockedRatio ratio : ratios) {
        moved += ratio.draw(starts, scores);
      }
      double squares = 0;
      for (double score : scores) {
        squares += score * score;
      }
      double error = Math.sqrt(squares) / (starts.length * (double) length);
      double distance = Math.abs(moved) / error;
      if (Double.isFinite(distance)) {
        distances[kept++] = distance;
      }
    }
    return Arrays.copyOf(distances, kept);
  }
}
