package dev.holdout.strategies.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "500ms, PT0.5S",
    "1s, PT1S",
    "5m, PT5M",
    "12h, PT12H",
    "3d, PT72H",
    "2w, PT336H",
    "7us, PT0.000007S",
    "9ns, PT0.000000009S"
  })
  void a_whole_number_and_a_unit_is_a_span(String text, Duration span) {
    assertThat(Durations.parse(text)).contains(span);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "m",
        "-5m",
        "5 m",
        "1.5h",
        "5M",
        "1 hr",
        "1h30m",
        "9999999999999d",
        "999999d"
      })
  void other_forms_are_none(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"90m, 90m", "60m, 1h", "24h, 1d", "168h, 7d", "1500ms, 1500ms", "0s, 0s", "36h, 36h"})
  void the_largest_unit_that_divides_a_span_writes_it(String text, String written) {
    assertThat(Durations.text(Durations.parse(text).orElseThrow())).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"1 hr, 1h", "5 Minutes, 5m", "1.5h, 90m", "0.5 s, 500ms", "3 weeks, 21d"})
  void what_was_meant_is_found(String text, String meant) {
    assertThat(Durations.meant(text)).contains(meant);
  }

  @Test
  void what_was_meant_by_a_word_that_is_no_unit_is_unknown() {
    assertThat(Durations.meant("5 lightyears")).isEmpty();
    assertThat(Durations.meant("soon")).isEmpty();
  }
}
