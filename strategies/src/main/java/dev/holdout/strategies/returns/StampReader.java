package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Nanos;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the dates of a column, row by row, and refuses what is no date, repeated or out of order.
 * Only the order year, month, day is read: {@code 03/04/2020} has two meanings.
 */
final class StampReader {

  private static final Set<String> NAMES =
      Set.of("date", "time", "timestamp", "datetime", "day", "month", "period");

  private static final Pattern STAMP =
      Pattern.compile(
          "(\\d{4})([-/])(\\d\\d)(?:\\2(\\d\\d))?"
              + "(?:[T ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?)?"
              + "\\s*(Z|UTC|[+-]\\d\\d:?\\d\\d)?");

  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");

  private static final int FIRST_YEAR = 1678;
  private static final int LAST_YEAR = 2261;

  private final Path file;
  private final String column;
  private long[] nanos = new long[256];
  private int count;
  private int weekend;
  private boolean days = true;
  private boolean zoned;

  /**
   * @param file for messages
   * @param column its name
   */
  StampReader(Path file, String column) {
    this.file = file;
    this.column = column;
  }

  /** One stamp as written: local date and time, and its distance from UTC if it says one. */
  private record Written(LocalDateTime local, ZoneOffset offset, boolean day) {}

  /** Whether a column's name says that it holds dates. */
  static boolean isNameOfDates(String name) {
    return NAMES.contains(name.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether this text, in a column of this name, is a date or time. */
  static boolean reads(String text, String column) {
    return written(text, column) != null;
  }

  /**
   * Adds the next row's.
   *
   * @param row what follows the file's name in a message
   * @throws BadInput if it is no date, or not later than the one before
   */
  void add(String text, String row) {
    Written stamp = written(text, column);
    if (stamp == null) {
      throw new BadInput(
          text.isBlank() ? "the date is empty" : "\"" + text + "\" is no date that is read",
          place(row),
          "write year, month, day: 2020-01-31, or 2020-01-31T16:00:00Z with a time");
    }
    if (count > 0 && zoned != (stamp.offset != null)) {
      throw new BadInput(
          "\"" + text + "\" " + (zoned ? "has no zone" : "has a zone") + ", unlike those before it",
          place(row),
          "write all with a zone (Z or +01:00), or all without");
    }
    zoned = stamp.offset != null;
    DayOfWeek weekday = stamp.local.getDayOfWeek();
    ZoneOffset offset = stamp.offset == null ? ZoneOffset.UTC : stamp.offset;
    append(
        Nanos.of(stamp.local.toInstant(offset)),
        weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY,
        stamp.day,
        text,
        row);
  }

  /** Adds the next row's, which a typed file gives as it is. */
  void add(LocalDateTime utc, boolean day, String row) {
    if (utc.getYear() < FIRST_YEAR || utc.getYear() > LAST_YEAR) {
      throw new BadInput(
          utc + " is out of the years " + FIRST_YEAR + " to " + LAST_YEAR,
          place(row),
          "write the dates of the returns");
    }
    DayOfWeek weekday = utc.getDayOfWeek();
    append(
        Nanos.of(utc.toInstant(ZoneOffset.UTC)),
        weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY,
        day,
        day ? utc.toLocalDate().toString() : utc.toString(),
        row);
  }

  private void append(long at, boolean onWeekend, boolean day, String text, String row) {
    if (count > 0 && at <= nanos[count - 1]) {
      throw new BadInput(
          at == nanos[count - 1]
              ? "\"" + text + "\" stands twice"
              : "\"" + text + "\" is earlier than the row before it",
          place(row),
          at == nanos[count - 1]
              ? "one row a period: add up or remove the second"
              : "sort the file by its dates, oldest first");
    }
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = at;
    weekend += onWeekend ? 1 : 0;
    days &= day;
  }

  Stamps stamps() {
    return new Stamps(Arrays.copyOf(nanos, count), weekend, days);
  }

  private String place(String row) {
    return RawTable.place(file, row, column);
  }

  /** Null where the text is no date. */
  private static Written written(String given, String column) {
    String text = given.strip();
    Matcher compact = COMPACT.matcher(text);
    try {
      if (compact.matches()) {
        return isNameOfDates(column)
            ? new Written(
                day(compact, 1, 2, 3).atStartOfDay(), null, true) // elsewhere it is a number
            : null;
      }
      Matcher match = STAMP.matcher(text);
      if (!match.matches()) {
        return null;
      }
      LocalDate day = day(match, 1, 3, match.group(4) == null ? 0 : 4);
      LocalTime time = time(match);
      String zone = match.group(9);
      ZoneOffset offset =
          zone == null ? null : zone.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(zone);
      return new Written(day.atTime(time), offset, match.group(5) == null);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static LocalDate day(Matcher match, int year, int month, int day) {
    int of = Integer.parseInt(match.group(year));
    if (of < FIRST_YEAR || of > LAST_YEAR) {
      throw new DateTimeException(of + " has no epoch nanoseconds");
    }
    return LocalDate.of(
        of,
        Integer.parseInt(match.group(month)),
        day == 0 ? 1 : Integer.parseInt(match.group(day)));
  }

  private static LocalTime time(Matcher match) {
    if (match.group(5) == null) {
      return LocalTime.MIDNIGHT;
    }
    String fraction = match.group(8) == null ? "" : match.group(8);
    return LocalTime.of(
        Integer.parseInt(match.group(5)),
        Integer.parseInt(match.group(6)),
        match.group(7) == null ? 0 : Integer.parseInt(match.group(7)),
        Integer.parseInt((fraction + "000000000").substring(0, 9)));
  }
}
