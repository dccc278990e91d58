package dev.holdout.marketdata.time;

import java.util.Arrays;

/**
 * The single clock: the instants at which decisions are taken, strictly rising, in UTC epoch
 * nanoseconds. What a decision may see is what was known at its instant or before.
 */
public final class Timeline {

  private final long[] instants;

  private Timeline(long[] instants) {
    this.instants = instants;
  }

  /** One decision when each bar becomes known, the empty bars included. */
  public static Timeline everyBar(KnownInstants bars) {
    long[] instants = new long[bars.size()];
    for (int i = 0; i < instants.length; i++) {
      instants[i] = bars.knownAt(i);
    }
    return of(instants);
  }

  /**
   * @throws IllegalArgumentException when an instant does not lie after the one before it
   */
  public static Timeline of(long... instants) {
    for (int i = 1; i < instants.length; i++) {
      if (instants[i] <= instants[i - 1]) {
        throw new IllegalArgumentException(
            "timeline: instant "
                + i
                + " ("
                + Nanos.iso(instants[i])
                + ") does not lie after "
                + Nanos.iso(instants[i - 1])
                + "; decisions need strictly rising instants");
      }
    }
    return new Timeline(instants.clone());
  }

  public int size() {
    return instants.length;
  }

  /** Decision {@code i}, UTC epoch nanoseconds. */
  public long at(int i) {
    return instants[i];
  }

  /** Index of the last decision at or before {@code instant}; -1 when there is none. */
  public int lastAtOrBefore(long instant) {
    int found = Arrays.binarySearch(instants, instant);
    return found >= 0 ? found : -found - 2;
  }

  /**
   * Index of the first decision at or after {@code instant}; {@link #size()} when there is none.
   */
  public int firstAtOrAfter(long instant) {
    int found = Arrays.binarySearch(instants, instant);
    return found >= 0 ? found : -found - 1;
  }
}
