package dev.holdout.marketdata.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.RandomTape;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worked by hand: bars of ten seconds over a few prints. */
class TimeBarsTest {

  private static final TimeBars TEN_SECONDS = TimeBars.of(Duration.ofSeconds(10));

  /** Second, price, size; the last print only proves that time has passed. */
  private static final TradeSeries TAPE =
      tape(new long[][] {{13, 500, 1}, {17, 502, 2}, {19, 501, 4}, {20, 501, 8}, {45, 499, 16}});

  @Test
  void bars_lie_on_the_grid_of_the_epoch_and_hold_open_high_low_close_and_volume() {
    BarSeries bars = TEN_SECONDS.from(TAPE);
    assertThat(bars.size()).isEqualTo(3);
    assertThat(bars.openAt(0)).isEqualTo(Nanos.ofSeconds(10));
    assertThat(bars.closeAt(0)).isEqualTo(Nanos.ofSeconds(20));
    assertThat(row(bars, 0)).containsExactly(5.00, 5.02, 5.00, 5.01, 0.7, 3, -0.2, 1.0);
  }

  @Test
  void a_print_at_a_close_belongs_to_the_next_bar() {
    BarSeries bars = TEN_SECONDS.from(TAPE);
    assertThat(bars.value(Field.TRADES, 1)).isEqualTo(1);
    assertThat(bars.value(Field.OPEN, 1)).isEqualTo(5.01);
  }

  @Test
  void the_tick_rule_carries_its_last_sign_into_the_next_bar() {
    // 500 none, 502 bought 2, 501 sold 4; then 501 unchanged, so sold again.
    BarSeries bars = TEN_SECONDS.from(TAPE);
    assertThat(bars.value(Field.SIGNED_VOLUME, 0)).isEqualTo(-0.2);
    assertThat(bars.value(Field.SIGNED_VOLUME, 1)).isEqualTo(-0.8);
  }

  @Test
  void a_span_without_a_print_is_missing_and_still_says_how_old_the_last_print_is() {
    BarSeries bars = TEN_SECONDS.from(TAPE);
    assertThat(bars.isMissing(2)).isTrue();
    assertThat(bars.isMissing(1)).isFalse();
    assertThat(row(bars, 2))
        .containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0, 0, 20);
  }

  @Test
  void the_unfinished_last_span_makes_no_bar_until_the_clock_proves_it_over() {
    long openAt = Nanos.ofSeconds(40);
    assertThat(TEN_SECONDS.from(TAPE).closeAt(2)).isEqualTo(openAt);
    long until = Nanos.ofSeconds(50);
    assertThat(TEN_SECONDS.from(TAPE, Duration.ZERO, until - 1).size()).isEqualTo(3);
    BarSeries all = TEN_SECONDS.from(TAPE, Duration.ZERO, until);
    assertThat(all.size()).isEqualTo(4);
    assertThat(all.openAt(3)).isEqualTo(openAt);
    assertThat(TEN_SECONDS.from(TAPE, Duration.ZERO, Nanos.ofSeconds(75)).size()).isEqualTo(6);
  }

  @Test
  void a_lag_moves_when_bars_are_known_and_nothing_else() {
    Duration lag = Duration.ofSeconds(5);
    BarSeries bars = TEN_SECONDS.from(TAPE, lag, Nanos.ofSeconds(45));
    assertThat(bars.size()).isEqualTo(3);
    assertThat(bars.knownAt(2)).isEqualTo(Nanos.ofSeconds(45));
    assertThat(row(bars, 0)).isEqualTo(row(TEN_SECONDS.from(TAPE), 0));
    assertThat(TEN_SECONDS.from(TAPE, lag, Nanos.ofSeconds(45) - 1).size()).isEqualTo(2);
  }

  @Test
  void a_print_that_arrives_after_its_bar_is_known_enters_no_bar_and_is_counted() {
    List<Bar> bars = new ArrayList<>();
    BarStream stream = TEN_SECONDS.stream(Duration.ofSeconds(2), (bar, seconds) -> bars.add(bar));
    stream.print(Nanos.ofSeconds(11), Nanos.ofSeconds(11), 500, 1);
    stream.print(Nanos.ofSeconds(19), Nanos.ofSeconds(21), 500, 2);
    stream.print(Nanos.ofSeconds(18), Nanos.ofSeconds(22), 500, 4);
    stream.clock(Nanos.ofSeconds(32));
    assertThat(bars).extracting(Bar::volume).containsExactly(3L, 0L);
    assertThat(stream.latePrints()).isEqualTo(1);
  }

  @Test
  void times_before_the_epoch_lie_on_the_same_grid() {
    BarSeries bars = TEN_SECONDS.from(tape(new long[][] {{-13, 500, 1}, {1, 500, 1}}));
    assertThat(bars.openAt(0)).isEqualTo(Nanos.ofSeconds(-20));
    assertThat(bars.size()).isEqualTo(2);
  }

  @Test
  void no_trades_make_no_bars() {
    TradeSeries none = TradeSeries.of(RandomTape.INSTRUMENT).build();
    assertThat(TEN_SECONDS.from(none).size()).isZero();
    assertThat(TEN_SECONDS.from(TAPE, Duration.ZERO, 0).size()).isZero();
  }

  @Test
  void a_span_or_lag_that_is_none_is_refused() {
    assertThatThrownBy(() -> TimeBars.of(Duration.ZERO))
        .isInstanceOf(BadInput.class)
        .hasMessage("bar span is PT0S; a bar covers some time (at bars); try: bars: 5m");
    assertThatThrownBy(() -> TEN_SECONDS.from(TAPE, Duration.ofSeconds(-1)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("never known before its close")
        .hasMessageContaining("lag: 0s");
  }

  @Test
  void a_time_stamp_centuries_away_is_refused_instead_of_filling_the_memory() {
    TradeSeries broken = tape(new long[][] {{0, 500, 1}, {9_000_000_000L, 500, 1}});
    assertThatThrownBy(() -> TEN_SECONDS.from(broken))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("would be 900000000, more than")
        .hasMessageContaining("mend the time stamps");
  }

  @Test
  void a_clock_that_goes_back_is_refused() {
    BarStream stream = TEN_SECONDS.stream(Duration.ZERO, (bar, seconds) -> {});
    stream.clock(Nanos.ofSeconds(5));
    assertThatThrownBy(() -> stream.clock(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 1970-01-01T00:00:05.000Z to 1970-01-01T00:00:00.000Z")
        .hasMessageContaining("order of known-at");
  }

  private static TradeSeries tape(long[][] prints) {
    TradeSeries.Builder tape = TradeSeries.of(RandomTape.INSTRUMENT);
    for (long[] print : prints) {
      long at = Nanos.ofSeconds(print[0]);
      tape.add(at, at, print[1], print[2]);
    }
    return tape.build();
  }

  private static double[] row(BarSeries bars, int i) {
    return new double[] {
      bars.value(Field.OPEN, i),
      bars.value(Field.HIGH, i),
      bars.value(Field.LOW, i),
      bars.value(Field.CLOSE, i),
      bars.value(Field.VOLUME, i),
      bars.value(Field.TRADES, i),
      bars.value(Field.SIGNED_VOLUME, i),
      bars.value(Field.SECONDS_SINCE_PRINT, i)
    };
  }
}
