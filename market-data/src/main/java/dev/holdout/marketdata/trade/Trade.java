package dev.holdout.marketdata.trade;

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
    if (knownAt < happenedAt) {
      throw new IllegalArgumentException(
          "trade " + sequence + ": known at " + knownAt + ", before it happened at " + happenedAt);
    }
    if (size <= 0) {
      throw new IllegalArgumentException(
          "trade " + sequence + ": size is " + size + "; quarantine it at the import");
    }
  }
}
