package dev.holdout.strategies.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PeriodsPerYearTest {

  private static Stamps every(TemporalAmount step, int rows) {
    StampReader stamps = new StampReader(Path.of("r.csv"), "date");
    LocalDateTime at = LocalDate.of(2020, 1, 31).atStartOfDay();
    for (int i = 0; i < rows; i++) {
      stamps.add(at, true, ":" + i);
      at = at.plus(step);
    }
    return stamps.stamps();
  }

  /** Working days but for a few holidays. */
  private static Stamps weekdays(int days) {
    StampReader stamps = new StampReader(Path.of("r.csv"), "date");
    for (int i = 0; i < days; i++) {
      LocalDate day = LocalDate.of(2020, 1, 1).plusDays(i);
      boolean closed =
          day.getDayOfWeek() == DayOfWeek.SATURDAY
              || day.getDayOfWeek() == DayOfWeek.SUNDAY
              || i % 37 == 0;
      if (!closed) {
        stamps.add(day.toString(), ":" + i);
      }
    }
    return stamps.stamps();
  }

  static Stream<Arguments> calendars() {
    return Stream.of(
        Arguments.of(weekdays(400), 252.0),
        Arguments.of(every(Period.ofDays(1), 60), 365.0),
        Arguments.of(every(Period.ofWeeks(1), 60), 52.0),
        Arguments.of(every(Period.ofMonths(1), 24), 12.0),
        Arguments.of(every(Period.ofMonths(3), 24), 4.0),
        Arguments.of(every(Period.ofYears(1), 12), 1.0));
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void the_dates_tell(Stamps stamps, double periods) {
    PeriodsPerYear found = PeriodsPerYear.of(OptionalDouble.empty(), stamps);
    assertThat(found.figure().value()).isEqualTo(periods);
    assertThat(found.known()).isEqualTo("taken from the dates");
  }

  @Test
  void what_the_user_says_stands_above_the_dates() {
    PeriodsPerYear said = PeriodsPerYear.of(OptionalDouble.of(260), weekdays(400));
    assertThat(said.figure().value()).isEqualTo(260);
    assertThat(said.known()).isEqualTo("as given");
  }

  @Test
  void without_a_clear_spacing_nobody_guesses() {
    assertThat(reason(Stamps.NONE)).isEqualTo("no dates: pass --periods-per-year");
    assertThat(reason(weekdays(8))).startsWith("too few dates");
    assertThat(reason(every(Duration.ofHours(1), 100))).startsWith("rows lie 0.0416667 days apart");
    assertThat(reason(every(Period.ofDays(3), 100))).startsWith("rows lie 3 days apart");
    StampReader odd = new StampReader(Path.of("r.csv"), "date");
    LocalDate at = LocalDate.of(2020, 1, 1);
    for (int i = 0; i < 40; i++) {
      odd.add(at.toString(), ":" + i);
      at = at.plusDays(1 + i * i % 11);
    }
    assertThat(reason(odd.stamps())).startsWith("the dates are irregular");
  }

  private static String reason(Stamps stamps) {
    return PeriodsPerYear.of(OptionalDouble.empty(), stamps).figure().reason();
  }
}
