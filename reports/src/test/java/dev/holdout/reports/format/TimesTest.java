package dev.holdout.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimesTest {

  @Test
  void instants_are_printed_in_utc() {
    assertThat(Times.day("2013-11-25T14:05:59Z")).isEqualTo("2013-11-25");
    assertThat(Times.day("2013-11-25")).isEqualTo("2013-11-25");
    assertThat(Times.minute("2013-11-25T14:05:59Z")).isEqualTo("2013-11-25 14:05");
    assertThat(Times.clock("2013-11-25T14:05:00.312Z")).isEqualTo("14:05:00.312");
  }

  @Test
  void durations_have_their_two_largest_units() {
    assertThat(Times.seconds(401)).isEqualTo("6\u00a0min\u00a041\u00a0s");
    assertThat(Times.seconds(3_600)).isEqualTo("1\u00a0h");
    assertThat(Times.seconds(158 * 86_400)).isEqualTo("158\u00a0d");
    assertThat(Times.seconds(41.8)).isEqualTo("41.8\u00a0s");
    assertThat(Times.seconds(12)).isEqualTo("12\u00a0s");
    assertThat(Times.seconds(0)).isEqualTo("0\u00a0ms");
    assertThat(Times.millis(312)).isEqualTo("312\u00a0ms");
  }
}
