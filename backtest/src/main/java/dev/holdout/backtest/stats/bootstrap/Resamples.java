package dev.holdout.backtest.stats.bootstrap;

import java.util.Arrays;

/** Replications of a bootstrap over n periods, each kept as its unbroken runs. */
public final class Resamples {

  private final int n;
  private final int[][] firsts;
  private final int[][] ends;

  private Resamples(int n, int replications) {
    this.n = n;
    this.firsts = new int[replications][];
    this.ends = new int[replications][];
  }

  /**
   * Drawn by the stationary bootstrap.
   *
   * @param n number of periods
   * @param replications 1 or more; 1000 or more for a report
   * @param meanBlock in periods, 1 or more
   */
  public static Resamples stationary(int n, int replications, double meanBlock, long seed) {
    requireReplications(replications);
    StationaryBootstrap bootstrap = new StationaryBootstrap(n, meanBlock, seed);
    Resamples resamples = new Resamples(n, replications);
    int[] indices = new int[n];
    for (int b = 0; b < replications; b++) {
      bootstrap.next(indices);
      resamples.set(b, indices);
    }
    return resamples;
  }

  /**
   * Given index by index.
   *
   * @param indices {@code [replication][place]}, each from 0 to n - 1
   * @throws IllegalArgumentException for none, or an index outside of the periods, with its place
   */
  public static Resamples of(int n, int[][] indices) {
    requireReplications(indices.length);
    Resamples resamples = new Resamples(n, indices.length);
    for (int b = 0; b < indices.length; b++) {
      for (int i = 0; i < indices[b].length; i++) {
        if (indices[b][i] < 0 || indices[b][i] >= n) {
          throw new IllegalArgumentException(
              "index " + i + " of replication " + b + " is " + indices[b][i] + " of " + n);
        }
      }
      resamples.set(b, indices[b]);
    }
    return resamples;
  }

  private static void requireReplications(int replications) {
    if (replications < 1) {
      throw new IllegalArgumentException(
          replications + " replications; pass 1 or more, 1000 for a report");
    }
  }

  private void set(int b, int[] indices) {
    int[] first = new int[indices.length];
    int[] end = new int[indices.length];
    int count = 0;
    for (int i = 0; i < indices.length; i++) {
      if (i > 0 && indices[i] == indices[i - 1] + 1) {
        end[count - 1]++;
      } else {
        first[count] = indices[i];
        end[count++] = indices[i] + 1;
      }
    }
    firsts[b] = Arrays.copyOf(first, count);
    ends[b] = Arrays.copyOf(end, count);
  }

  /** Periods drawn from. */
  public int periods() {
    return n;
  }

  public int replications() {
    return firsts.length;
  }

  /** First index of each run of a replication. */
  int[] firsts(int replication) {
    return firsts[replication];
  }

  /** One past the last index of each run of a replication. */
  int[] ends(int replication) {
    return ends[replication];
  }

  /** A series drawn by one replication. */
  double[] draw(double[] series, int replication) {
    int length = 0;
    for (int i = 0; i < firsts[replication].length; i++) {
      length += ends[replication][i] - firsts[replication][i];
    }
    double[] drawn = new double[length];
    int at = 0;
    for (int i = 0; i < firsts[replication].length; i++) {
      int first = firsts[replication][i];
      int run = ends[replication][i] - first;
      System.arraycopy(series, first, drawn, at, run);
      at += run;
    }
    return drawn;
  }
}
