package dev.holdout.reports.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Instants and durations as a reader sees them; always UTC. */
public final class Times {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String[] UNITS = {"y", "d", "h", "min", "s"};
  private static final long[] SECONDS = {31_536_000, 86_400, 3_600, 60, 1};

  private Times() {}

  /** The day of an ISO instant or date: {@code 2013-11-25}. */
  public static String day(String iso) {
    return LocalDate.ofInstant(instant(iso), ZoneOffset.UTC).toString();
  }

  /** Day and minute of an ISO instant: {@code 2013-11-25 14:05}. */
  public static String minute(String iso) {
    return MINUTE.format(instant(iso));
  }

  /** Time of day with milliseconds: {@code 12:05:00.312}. */
  public static String clock(String iso) {
    return CLOCK.format(instant(iso));
  }

  /**
   * @param iso an instant or a date (its midnight)
   * @throws DateTimeParseException if it is neither
   */
  public static Instant instant(String iso) {
    return iso.length() == 10
        ? LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.parse(iso);
  }

  /**
   * The two largest units, cut, not rounded: {@code 6 min 41 s}; under a second as milliseconds.
   */
  public static String seconds(double seconds) {
    if (seconds < 1) {
      return Numbers.count(seconds * 1000) + "\u00a0ms";
    }
    if (seconds < 60 && seconds != Math.rint(seconds)) {
      return Numbers.decimal(seconds, 1, false) + "\u00a0s";
    }
    long left = (long) seconds;
    for (int unit = 0; unit < UNITS.length - 1; unit++) {
      long count = left / SECONDS[unit];
      if (count > 0) {
        long next = left % SECONDS[unit] / SECONDS[unit + 1];
        String first = Numbers.count(count) + "\u00a0" + UNITS[unit];
        return next == 0 ? first : first + "\u00a0" + next + "\u00a0" + UNITS[unit + 1];
      }
    }
    return left + "\u00a0s";
  }

  /** A duration given in milliseconds: {@code 312 ms}, {@code 41.8 s}. */
  public static String millis(double millis) {
    return seconds(millis / 1000);
  }
}
