package dev.holdout.marketdata.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NanosTest {

  @Test
  void instants_go_there_and_back_before_the_epoch_too() {
    for (String text : new String[] {"2013-11-25T00:05:00.312999999Z", "1969-12-31T23:59:59.5Z"}) {
      Instant instant = Instant.parse(text);
      assertThat(Nanos.instant(Nanos.of(instant))).isEqualTo(instant);
    }
    assertThat(Nanos.of(Duration.ofMillis(1500))).isEqualTo(1_500_000_000L);
  }

  @Test
  void text_always_has_milliseconds() {
    assertThat(Nanos.iso(0)).isEqualTo("1970-01-01T00:00:00.000Z");
    assertThat(Nanos.iso(1_999_999L)).isEqualTo("1970-01-01T00:00:00.001Z");
    assertThat(Nanos.iso(-1)).isEqualTo("1969-12-31T23:59:59.999Z");
  }

  @Test
  void an_instant_outside_64_bits_is_refused() {
    assertThatThrownBy(() -> Nanos.of(Instant.parse("2300-01-01T00:00:00Z")))
        .isInstanceOf(ArithmeticException.class);
  }
}
