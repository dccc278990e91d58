package dev.holdout.strategies.returns;

import dev.holdout.marketdata.time.Nanos;
import java.time.Instant;
import java.util.Arrays;

/**
 * The dates or times of the rows.
 *
 * @param nanos UTC epoch nanoseconds, strictly increasing; empty where there are none
 * @param weekend how many of them fall on a Saturday or Sunday, by the day as written
 * @param days whether all are dates without a time of day
 */
public record Stamps(long[] nanos, int weekend, boolean days) {

  static final Stamps NONE = new Stamps(new long[0], 0, false);

  boolean isEmpty() {
    return nanos.length == 0;
  }

  /** Row {@code i} as a date, or as an instant. */
  String text(int i) {
    Instant instant = Nanos.instant(nanos[i]);
    return days ? instant.toString().substring(0, 10) : instant.toString();
  }

  /** Without the first row: the stamps of returns made from prices. */
  Stamps fromSecond() {
    return isEmpty() ? this : new Stamps(Arrays.copyOfRange(nanos, 1, nanos.length), weekend, days);
  }
}
