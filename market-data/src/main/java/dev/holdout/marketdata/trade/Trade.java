package dev.holdout.marketdata.trade;

import dev.holdout.marketdata.time.Nanos;

/**
 * One print on the tape.
 *
 * @param happenedAt when it was made, UTC epoch nanoseconds
 * @param knownAt when a trader could know it; never before {@code happenedAt}
 * @param sequence its place in the source, from 0; keeps equal instants in order
 * @param price in price increments
 * @param size in size increments, above 0
 */
public record Trade(long happenedAt, long knownAt, long sequence, long price, long size) {

  public Trade {
    check(happenedAt, knownAt, sequence, size);
  }

  /** What every trade must obey, also one that stays a row of columns. */
  static void check(long happenedAt, long knownAt, long sequence, long size) {
    if (knownAt < happenedAt) {
      throw new IllegalArgumentException(
          "trade "
              + sequence
              + ": known at "
              + Nanos.iso(knownAt)
              + ", before it happened at "
              + Nanos.iso(happenedAt)
              + "; add the source's delay to happened-at");
    }
    if (size <= 0) {
      throw new IllegalArgumentException(
          "trade " + sequence + ": size is " + size + "; quarantine it at the import");
    }
  }
}
