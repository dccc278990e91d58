package dev.holdout.backtest.stats.bootstrap;

/**
 * Stationary bootstrap: time drawn again in blocks of random length, on a circle.
 *
 * <p>Formula: {@code idx_0 = start_0; idx_i = start_i if u_i <= p, else (idx_{i-1} + 1) mod n},
 * with {@code p = 1 / b}. <br>
 * Unit: indices. Range: 0 to n - 1. <br>
 * Convention: block lengths are geometric with mean b; one index vector serves all columns. <br>
 * Source: D. N. Politis and J. P. Romano, The Stationary Bootstrap, 1994.
 */
public final class StationaryBootstrap {

  private final int n;
  private final double restart;
  private final Draws draws;

  /**
   * @param n number of periods, 1 or more
   * @param meanBlock b, mean length of a block in periods, 1 or more
   * @param seed of all replications, which come in order
   */
  public StationaryBootstrap(int n, double meanBlock, long seed) {
    if (n < 1) {
      throw new IllegalArgumentException("a bootstrap of " + n + " periods; it takes 1 or more");
    }
    if (!(meanBlock >= 1) || Double.isInfinite(meanBlock)) {
      throw new IllegalArgumentException(
          "mean block is " + meanBlock + "; pass 1 or more periods, such as BlockLength says");
    }
    this.n = n;
    this.restart = 1 / meanBlock;
    this.draws = new Draws(seed);
  }

  /**
   * Fills in the next replication.
   *
   * @param indices of length n
   */
  public void next(int[] indices) {
    if (indices.length != n) {
      throw new IllegalArgumentException(
          "room for " + indices.length + " indices; a replication has " + n);
    }
    indices[0] = draws.index(n);
    for (int i = 1; i < n; i++) {
      if (draws.uniform() <= restart) {
        indices[i] = draws.index(n);
      } else {
        int following = indices[i - 1] + 1;
        indices[i] = following == n ? 0 : following;
      }
    }
  }

  /**
   * One replication from given draws.
   *
   * @param starts of a block that might begin at each place, 0 to n - 1
   * @param uniforms 0 to 1; the first is not read
   * @param p chance that a block begins, 1 / b
   * @param n number of periods to draw from
   * @return as many indices as there are starts
   */
  public static int[] indices(int[] starts, double[] uniforms, double p, int n) {
    int[] indices = starts.clone();
    for (int i = 1; i < indices.length; i++) {
      if (!(uniforms[i] <= p)) {
        indices[i] = (indices[i - 1] + 1) % n;
      }
    }
    return indices;
  }
}
