package dev.holdout.backtest.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * The falls of an account from its highs.
 *
 * <p>Formula: {@code d_t = E_t / max(E_0..t) - 1}. <br>
 * Unit: fraction of the high. Range: -1 (ruin) to 0; below -1 where equity itself falls below 0.
 * <br>
 * Convention: indices count on the equity curve with the starting capital at 0. An episode starts
 * when equity falls strictly below its high and ends at the first value at or above it; several
 * dips without a new high are one. Packages that leave the starting capital out miss a loss in the
 * first period. <br>
 * Source: the usual definition, as in {@code statistics.md} of the reference.
 *
 * @param episodes oldest first
 * @param periods number of returns
 * @param current fall from the high at the end; NaN for no periods
 */
public record Drawdown(List<Episode> episodes, int periods, double current) {

  /** No such index. */
  public static final int NONE = -1;

  /**
   * One fall and its end.
   *
   * @param peak last index at the high
   * @param trough first index at the lowest value
   * @param recovery first index at or above the high; {@link #NONE} when it never came
   * @param depth fall from peak to trough, below 0
   */
  public record Episode(int peak, int trough, int recovery, double depth) {

    public boolean isRecovered() {
      return recovery != NONE;
    }
  }

  public Drawdown {
    episodes = List.copyOf(episodes);
  }

  /**
   * Of simple returns compounded from 1; after a return of -1 or less nothing is left.
   *
   * @throws IllegalArgumentException with the index of the first NaN or infinite return
   */
  public static Drawdown ofReturns(double[] returns) {
    return ofEquity(compound(returns));
  }

  /**
   * Of an equity curve whose first value is the starting capital.
   *
   * @throws IllegalArgumentException with the index of the first NaN or infinite value, or when the
   *     curve is empty or does not start above 0
   */
  public static Drawdown ofEquity(double[] equity) {
    Samples.requireFinite("equity", equity);
    if (equity.length == 0 || !(equity[0] > 0)) {
      throw new IllegalArgumentException(
          "equity must begin with a starting capital above 0; it has "
              + equity.length
              + " values"
              + (equity.length == 0 ? "" : " and begins with " + equity[0]));
    }
    List<Episode> episodes = new ArrayList<>();
    int peak = 0;
    int trough = NONE;
    for (int t = 1; t < equity.length; t++) {
      if (equity[t] >= equity[peak]) {
        if (trough != NONE) {
          episodes.add(new Episode(peak, trough, t, equity[trough] / equity[peak] - 1));
        }
        peak = t;
        trough = NONE;
      } else if (trough == NONE || equity[t] < equity[trough]) {
        trough = t;
      }
    }
    if (trough != NONE) {
      episodes.add(new Episode(peak, trough, NONE, equity[trough] / equity[peak] - 1));
    }
    int last = equity.length - 1;
    return new Drawdown(episodes, last, last == 0 ? Double.NaN : equity[last] / equity[peak] - 1);
  }

  private static double[] compound(double[] returns) {
    Samples.requireFinite("returns", returns);
    double[] equity = new double[returns.length + 1];
    equity[0] = 1;
    for (int t = 0; t < returns.length; t++) {
      equity[t + 1] = equity[t] * Math.max(1 + returns[t], 0);
    }
    return equity;
  }

  /** The deepest fall, at or below 0; NaN for no periods. */
  public double max() {
    if (periods == 0) {
      return Double.NaN;
    }
    Episode deepest = deepest();
    return deepest == null ? 0 : deepest.depth();
  }

  /** Index of the high before the deepest fall (the first, of equal ones); {@link #NONE}. */
  public int peak() {
    Episode deepest = deepest();
    return deepest == null ? NONE : deepest.peak();
  }

  /** Index of the lowest value of the deepest fall; {@link #NONE}. */
  public int trough() {
    Episode deepest = deepest();
    return deepest == null ? NONE : deepest.trough();
  }

  /** Index at which the deepest fall was made good; {@link #NONE}. */
  public int recovery() {
    Episode deepest = deepest();
    return deepest == null ? NONE : deepest.recovery();
  }

  /** Most periods from a high to its recovery, or to the end; 0 for none. */
  public int maxDuration() {
    int longest = 0;
    for (Episode episode : episodes) {
      int end = episode.isRecovered() ? episode.recovery() : periods;
      longest = Math.max(longest, end - episode.peak());
    }
    return longest;
  }

  /** Most values in a row strictly below a high; 0 for none. */
  public int maxUnderwater() {
    int longest = 0;
    for (Episode episode : episodes) {
      int below =
          episode.isRecovered()
              ? episode.recovery() - episode.peak() - 1
              : periods - episode.peak();
      longest = Math.max(longest, below);
    }
    return longest;
  }

  private Episode deepest() {
    Episode deepest = null;
    for (Episode episode : episodes) {
      if (deepest == null || episode.depth() < deepest.depth()) {
        deepest = episode;
      }
    }
    return deepest;
  }

  /**
   * Ulcer index: root mean square of the drawdown.
   *
   * <p>Formula: {@code sqrt(mean of d_t^2 over t = 1..T)}. <br>
   * Unit: fraction; Martin's original is in percent. Range: 0 to 1. <br>
   * Convention: divides by T; quantstats by T - 1. <br>
   * Source: P. G. Martin and B. McCann, The Investor's Guide to Fidelity Funds, 1989.
   *
   * @param returns simple returns a period, after costs, oldest first
   * @return NaN for no returns
   */
  public static double ulcerIndex(double[] returns) {
    double[] equity = compound(returns);
    double high = equity[0];
    double squares = 0;
    for (int t = 1; t < equity.length; t++) {
      high = Math.max(high, equity[t]);
      double fall = equity[t] / high - 1;
      squares += fall * fall;
    }
    return Math.sqrt(squares / returns.length);
  }
}
