package dev.holdout.marketdata.time;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** UTC epoch nanoseconds, the form of every instant inside, and its forms at the edges. */
public final class Nanos {

  private static final long PER_SECOND = 1_000_000_000L;

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private Nanos() {}

  /**
   * @throws ArithmeticException outside the years 1678 to 2261
   */
  public static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
  }

  public static long of(Duration duration) {
    return Math.addExact(Math.multiplyExact(duration.getSeconds(), PER_SECOND), duration.getNano());
  }

  public static long ofSeconds(long seconds) {
    return Math.multiplyExact(seconds, PER_SECOND);
  }

  public static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
  }

  /**
   * {@code 2013-11-25T00:05:00.312Z}: ISO, UTC, always with three decimals, cut and not rounded.
   */
  public static String iso(long nanos) {
    return MILLISECONDS.format(instant(nanos));
  }
}
