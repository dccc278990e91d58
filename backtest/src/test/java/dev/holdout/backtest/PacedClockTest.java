package dev.holdout.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.backtest.feed.PacedClock;
import org.junit.jupiter.api.Test;

/** Real time is a number here; nothing waits. */
class PacedClockTest {

  private static final long SECOND = 1_000_000_000L;

  private long real;

  private PacedClock clock(double speed) {
    return new PacedClock(0, speed, () -> real);
  }

  @Test
  void a_minute_of_the_market_takes_a_second_at_speed_60() {
    PacedClock clock = clock(60);
    assertThat(clock.waitFor(100 * SECOND)).as("the first instant is due at once").isZero();
    clock.advanceTo(100 * SECOND);
    assertThat(clock.waitFor(160 * SECOND)).isEqualTo(SECOND);
    real += SECOND / 4;
    assertThat(clock.waitFor(160 * SECOND)).isEqualTo(SECOND * 3 / 4);
    real += SECOND;
    assertThat(clock.waitFor(160 * SECOND)).as("late is due").isZero();
    assertThat(clock.now()).as("nobody advanced it").isEqualTo(100 * SECOND);
  }

  @Test
  void it_never_waits_at_max() {
    PacedClock clock = clock(PacedClock.MAX);
    clock.advanceTo(5 * SECOND);
    assertThat(clock.waitFor(Long.MAX_VALUE)).isZero();
    assertThat(clock.between(9 * SECOND)).isEqualTo(5 * SECOND);
  }

  @Test
  void a_pause_moves_everything_that_follows_by_its_length() {
    PacedClock clock = clock(1);
    clock.waitFor(0);
    clock.waitFor(1);
    real += 2;
    clock.pause();
    assertThat(clock.waitFor(10 * SECOND)).isEqualTo(Long.MAX_VALUE);
    real += 7 * SECOND;
    clock.resume();
    assertThat(clock.waitFor(10 * SECOND + 1)).isEqualTo(10 * SECOND - 2);
  }

  @Test
  void between_two_events_it_shows_the_markets_time_and_never_passes_the_next() {
    PacedClock clock = clock(10);
    clock.waitFor(SECOND);
    clock.advanceTo(SECOND);
    real += SECOND;
    assertThat(clock.between(30 * SECOND)).isEqualTo(11 * SECOND);
    assertThat(clock.between(4 * SECOND)).isEqualTo(4 * SECOND);
  }

  @Test
  void it_turns_back_for_nobody_and_needs_a_speed() {
    PacedClock clock = clock(PacedClock.MAX);
    clock.advanceTo(10);
    assertThatThrownBy(() -> clock.advanceTo(9))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("turn back to 9");
    assertThatThrownBy(() -> clock(0)).hasMessageContaining("above 0");
  }
}
