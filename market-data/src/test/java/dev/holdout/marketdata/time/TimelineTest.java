package dev.holdout.marketdata.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final Timeline TIMELINE = Timeline.of(10, 20, 30);

  @Test
  void the_decision_at_an_instant_is_found_from_both_sides() {
    assertThat(TIMELINE.lastAtOrBefore(9)).isEqualTo(-1);
    assertThat(TIMELINE.lastAtOrBefore(20)).isEqualTo(1);
    assertThat(TIMELINE.lastAtOrBefore(29)).isEqualTo(1);
    assertThat(TIMELINE.firstAtOrAfter(20)).isEqualTo(1);
    assertThat(TIMELINE.firstAtOrAfter(21)).isEqualTo(2);
    assertThat(TIMELINE.firstAtOrAfter(31)).isEqualTo(3);
  }

  @Test
  void instants_that_stand_still_are_refused_by_number_and_value() {
    assertThatThrownBy(() -> Timeline.of(10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("instant 1 (1970-01-01T00:00:00.000Z)")
        .hasMessageContaining("strictly rising");
  }

  @Test
  void a_caller_cannot_change_it_afterwards() {
    long[] instants = {1, 2};
    Timeline timeline = Timeline.of(instants);
    instants[0] = 5;
    assertThat(timeline.at(0)).isEqualTo(1);
  }
}
