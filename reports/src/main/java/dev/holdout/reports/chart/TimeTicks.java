package dev.holdout.reports.chart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Labels of a time axis: round instants in UTC, at most ten; a midnight carries its day. */
public final class TimeTicks {

  private static final int MOST = 9;
  private static final DateTimeFormatter MONTH = format("uuuu-MM");
  private static final DateTimeFormatter DAY = format("MM-dd");
  private static final DateTimeFormatter HOUR = format("HH:mm");

  private TimeTicks() {}

  private record Step(long count, ChronoUnit unit, double seconds) {}

  private static final List<Step> STEPS =
      List.of(
          step(1, ChronoUnit.MINUTES),
          step(5, ChronoUnit.MINUTES),
          step(15, ChronoUnit.MINUTES),
          step(1, ChronoUnit.HOURS),
          step(3, ChronoUnit.HOURS),
          step(6, ChronoUnit.HOURS),
          step(12, ChronoUnit.HOURS),
          step(1, ChronoUnit.DAYS),
          step(2, ChronoUnit.DAYS),
          step(7, ChronoUnit.DAYS),
          step(14, ChronoUnit.DAYS),
          step(1, ChronoUnit.MONTHS),
          step(3, ChronoUnit.MONTHS),
          step(6, ChronoUnit.MONTHS),
          step(12, ChronoUnit.MONTHS),
          step(60, ChronoUnit.MONTHS),
          step(240, ChronoUnit.MONTHS));

  private static Step step(long count, ChronoUnit unit) {
    return new Step(count, unit, count * (double) unit.getDuration().toSeconds());
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  /**
   * @param from left edge
   * @param to right edge, after from
   */
  public static List<Tick> between(Instant from, Instant to) {
    double span = to.getEpochSecond() - from.getEpochSecond();
    Step step =
        STEPS.stream()
            .filter(candidate -> span / candidate.seconds <= MOST)
            .findFirst()
            .orElse(STEPS.getLast());
    DateTimeFormatter format =
        switch (step.unit) {
          case MONTHS -> MONTH;
          case DAYS -> DAY;
          default -> HOUR;
        };
    List<Tick> ticks = new ArrayList<>();
    LocalDateTime start = LocalDateTime.ofInstant(from, ZoneOffset.UTC);
    LocalDateTime end = LocalDateTime.ofInstant(to, ZoneOffset.UTC);
    for (LocalDateTime at = floor(start, step);
        !at.isAfter(end);
        at = at.plus(step.count, step.unit)) {
      if (!at.isBefore(start)) {
        double place = (at.toEpochSecond(ZoneOffset.UTC) - from.getEpochSecond()) / span;
        boolean day = format == HOUR && at.toLocalTime().equals(LocalTime.MIDNIGHT);
        boolean optional = format == HOUR ? !day && !ticks.isEmpty() : ticks.size() % 2 == 1;
        ticks.add(new Tick(place, (day ? DAY : format).format(at), optional));
      }
    }
    return ticks;
  }

  private static LocalDateTime floor(LocalDateTime time, Step step) {
    if (step.unit == ChronoUnit.MONTHS) {
      long months = time.getYear() * 12L + time.getMonthValue() - 1;
      long down = Math.floorDiv(months, step.count) * step.count;
      return LocalDateTime.of((int) (down / 12), (int) (down % 12) + 1, 1, 0, 0);
    }
    if (step.unit == ChronoUnit.DAYS) {
      return time.truncatedTo(ChronoUnit.DAYS);
    }
    long seconds = (long) step.seconds;
    long down = Math.floorDiv(time.toEpochSecond(ZoneOffset.UTC), seconds) * seconds;
    return LocalDateTime.ofEpochSecond(down, 0, ZoneOffset.UTC);
  }
}
