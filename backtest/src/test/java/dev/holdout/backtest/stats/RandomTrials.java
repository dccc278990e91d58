package dev.holdout.backtest.stats;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Random families of trials for laws. A law that breaks names its seed; {@code -Dholdout.seed=N}
 * replays that one alone.
 */
public final class RandomTrials {

  private static final long FIRST_SEED = 20_261_121;

  private RandomTrials() {}

  public static void forSeeds(int count, Consumer<Random> law) {
    Long replay = Long.getLong("holdout.seed");
    long[] seeds =
        replay != null
            ? new long[] {replay}
            : LongStream.range(FIRST_SEED, FIRST_SEED + count).toArray();
    for (long seed : seeds) {
      try {
        law.accept(new Random(seed));
      } catch (Throwable broken) {
        throw new AssertionError(
            "law broken with seed " + seed + "; replay with -Dholdout.seed=" + seed, broken);
      }
    }
  }

  /** Normal returns of one percent a period around a mean. */
  public static double[] series(Random random, int periods, double mean) {
    double[] returns = new double[periods];
    for (int t = 0; t < periods; t++) {
      returns[t] = mean + 0.01 * random.nextGaussian();
    }
    return returns;
  }

  /** One array a trial, without skill. */
  public static double[][] family(Random random, int trials, int periods) {
    double[][] columns = new double[trials][];
    for (int k = 0; k < trials; k++) {
      columns[k] = series(random, periods, 0);
    }
    return columns;
  }

  /**
   * The strategies of the speed workload, to the bit: splitmix64 with seed 200000 + k, four draws a
   * day.
   */
  public static double[][] workload(int periods, int trials) {
    double[][] columns = new double[trials][periods];
    for (int k = 0; k < trials; k++) {
      long state = 200_000 + k;
      for (int t = 0; t < periods; t++) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
          state += 0x9E3779B97F4A7C15L;
          sum += (mixed(state) >>> 11) * 0x1p-53;
        }
        columns[k][t] = (sum - 2.0) * 0.017320508075688773 + (k - 500) * 1e-7;
      }
    }
    return columns;
  }

  private static long mixed(long state) {
    long z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
