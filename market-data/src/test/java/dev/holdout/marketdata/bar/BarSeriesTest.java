package dev.holdout.marketdata.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.RandomTape;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BarSeriesTest {

  private static final TradeSeries TAPE = RandomTape.of(new Random(7), 600, 0);
  private static final BarSeries BARS = TimeBars.of(Duration.ofSeconds(20)).from(TAPE);

  @Test
  void another_field_changes_the_hash_from_its_first_other_bar_on() {
    double[] closes = new double[BARS.size()];
    for (int i = 0; i < closes.length; i++) {
      closes[i] = BARS.value(Field.CLOSE, i);
    }
    int last = closes.length - 1;
    closes[last] += 1;
    BarSeries other = BARS.withField(Field.CLOSE, closes);
    assertThat(other.contentHash(last)).isEqualTo(BARS.contentHash(last));
    assertThat(other.contentHash(last + 1)).isNotEqualTo(BARS.contentHash(last + 1));
    assertThat(other.isMissing(last)).isEqualTo(BARS.isMissing(last));
    assertThat(other.value(Field.HIGH, last)).isEqualTo(BARS.value(Field.HIGH, last));
    assertThatThrownBy(() -> BARS.withField(Field.CLOSE, new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("field CLOSE: 3 values for " + BARS.size() + " bars");
  }

  @Test
  void every_bar_stays_as_it_was_made_also_beyond_the_digits_of_a_double() {
    long odd = (1L << 53) + 1;
    Bar large = new Bar(0, 10, 10, odd, odd + 2, odd - 2, odd, odd, -odd, 3);
    Bar empty = new Bar(10, 20, 20, 0, 0, 0, 0, 0, 0, 0);
    BarSeries bars =
        BarSeries.of(RandomTape.INSTRUMENT, Duration.ofNanos(10))
            .add(large, 0)
            .add(empty, 0)
            .build();
    assertThat(bars.bar(0)).isEqualTo(large);
    assertThat(bars.bar(1)).isEqualTo(empty);
    assertThat(bars.value(Field.CLOSE, 1)).isNaN();
  }

  @Test
  void an_adjusted_series_keeps_the_bars_as_they_were_made() {
    double[] half = new double[BARS.size()];
    for (int i = 0; i < half.length; i++) {
      half[i] = BARS.value(Field.CLOSE, i) / 2;
    }
    BarSeries adjusted = BARS.withField(Field.CLOSE, half);
    int first = 0;
    assertThat(adjusted.value(Field.CLOSE, first)).isEqualTo(half[first]);
    assertThat(adjusted.bar(first)).isEqualTo(BARS.bar(first));
    half[first] = -1;
    assertThat(adjusted.value(Field.CLOSE, first)).isPositive();
  }

  @Test
  void a_bar_known_no_later_than_the_one_ahead_is_refused() {
    BarSeries.Builder bars = BarSeries.of(RandomTape.INSTRUMENT, Duration.ofNanos(10));
    bars.add(new Bar(0, 10, 30, 1, 1, 1, 1, 1, 0, 1), 0);
    assertThatThrownBy(() -> bars.add(new Bar(10, 20, 30, 1, 1, 1, 1, 1, 0, 1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bar 1 is known at 1970-01-01T00:00:00.000Z, no later than")
        .hasMessageContaining("give all bars of a series one lag");
  }

  @Test
  void bars_with_another_lag_have_another_hash() {
    BarSeries later = TimeBars.of(Duration.ofSeconds(20)).from(TAPE, Duration.ofSeconds(1));
    assertThat(later.contentHash(5)).isNotEqualTo(BARS.contentHash(5));
  }

  @Test
  void there_is_one_decision_when_each_bar_becomes_known_the_empty_ones_included() {
    Timeline timeline = Timeline.everyBar(BARS);
    assertThat(timeline.size()).isEqualTo(BARS.size()).isGreaterThan(256);
    for (int i = 0; i < timeline.size(); i++) {
      assertThat(timeline.at(i)).isEqualTo(BARS.knownAt(i));
    }
  }

  @Test
  void a_bar_that_opens_inside_the_one_ahead_is_refused() {
    BarSeries.Builder bars = BarSeries.of(RandomTape.INSTRUMENT, Duration.ofNanos(10));
    bars.add(new Bar(0, 10, 10, 1, 1, 1, 1, 1, 0, 1), 0);
    assertThatThrownBy(() -> bars.add(new Bar(9, 19, 19, 1, 1, 1, 1, 1, 0, 1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bar 1 opens at 9, before the bar ahead of it closes at 10");
  }

  @Test
  void a_bar_that_contradicts_itself_is_refused() {
    assertThatThrownBy(() -> new Bar(0, 10, 9, 1, 1, 1, 1, 1, 0, 1))
        .hasMessageContaining("closes at 10 and is known at 9");
    assertThatThrownBy(() -> new Bar(0, 10, 10, 5, 4, 1, 2, 1, 0, 1))
        .hasMessageContaining("open 5 and close 2 must lie between low 1 and high 4");
    assertThatThrownBy(() -> new Bar(0, 10, 10, 1, 1, 1, 1, 1, -2, 1))
        .hasMessageContaining("volume 1, signed volume -2");
  }
}
