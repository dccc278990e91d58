package dev.holdout.features.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.features.Feature;
import dev.holdout.features.FeatureFrame;
import dev.holdout.features.FeaturePipeline;
import dev.holdout.features.Market;
import dev.holdout.features.RecursiveFeature;
import dev.holdout.features.RowState;
import dev.holdout.features.Window;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;
import dev.holdout.marketdata.time.Timeline;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;

class Ta4jIndicatorTest {

  private static double[] feed(RecursiveFeature feature, BarSeries bars) {
    RecursiveFeature.State state = feature.start();
    double[] values = new double[bars.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = state.next(Window.of(feature, bars, i));
    }
    return values;
  }

  /** A walk without an empty bar. */
  private static BarSeries walk(int bars) {
    double[] closes = new double[bars];
    BarSeries random = Market.bars(11, 40 * bars);
    int present = 0;
    for (int i = 0; present < bars; i++) {
      if (!random.isMissing(i)) {
        closes[present++] = random.value(Field.CLOSE, i);
      }
    }
    return Market.closes(closes);
  }

  @Test
  void rsi_is_that_of_wilders_recursion() {
    BarSeries bars = walk(400);
    double[] values = feed(Ta4jIndicator.rsi(14), bars);
    double gain = 0;
    double loss = 0;
    for (int i = 1; i < bars.size(); i++) {
      double change = bars.value(Field.CLOSE, i) - bars.value(Field.CLOSE, i - 1);
      gain += (Math.max(change, 0) - gain) / 14;
      loss += (Math.max(-change, 0) - loss) / 14;
      if (i >= 140) {
        assertThat(values[i]).isCloseTo(100 * gain / (gain + loss), within(0.05));
      }
    }
  }

  @Test
  void ema_distance_is_that_of_the_exponential_average() {
    BarSeries bars = walk(300);
    double[] values = feed(Ta4jIndicator.emaDistance(20), bars);
    double average = bars.value(Field.CLOSE, 0);
    for (int i = 1; i < bars.size(); i++) {
      double close = bars.value(Field.CLOSE, i);
      average += (close - average) * 2 / 21;
      if (i >= 100) {
        assertThat(values[i]).isCloseTo(Math.log(close / average), within(1e-5));
      }
    }
  }

  @Test
  void an_empty_bar_is_not_fed() {
    double[] closes = new double[60];
    Arrays.setAll(closes, i -> 100 + i * 7 % 11);
    double[] gapped = Arrays.copyOf(closes, 61);
    System.arraycopy(closes, 50, gapped, 51, 10);
    gapped[50] = Double.NaN;
    Feature feature = Ta4jIndicator.rsi(3);
    FeatureFrame dense = frame(feature, Market.closes(closes));
    FeatureFrame sparse = frame(feature, Market.closes(gapped));
    assertThat(sparse.state(50)).isEqualTo(RowState.MISSING);
    for (int i = 50; i < 60; i++) {
      assertThat(sparse.value(i + 1, 0)).isEqualTo(dense.value(i, 0));
    }
  }

  @Test
  void warm_up_counts_the_bars_that_were_fed() {
    double[] closes = new double[40];
    Arrays.setAll(closes, i -> i % 2 == 0 ? 100 + i : Double.NaN);
    FeatureFrame frame = frame(Ta4jIndicator.emaDistance(2), Market.closes(closes));
    assertThat(frame.state(16)).isEqualTo(RowState.WARMING);
    assertThat(frame.state(17)).isEqualTo(RowState.MISSING);
    assertThat(frame.state(18)).isEqualTo(RowState.VALID);
  }

  @Test
  void any_indicator_can_be_adapted() {
    Ta4jIndicator before =
        new Ta4jIndicator(
            "CloseBefore",
            2,
            0,
            series -> new PreviousValueIndicator(new ClosePriceIndicator(series), 1),
            (close, indicator) -> close - indicator);
    assertThat(frame(before, Market.closes(10, 12, 9)).values()).containsExactly(Float.NaN, 2, -3);
  }

  @Test
  void a_long_stream_gives_the_bits_of_a_series_that_forgets_nothing() {
    BarSeries bars = walk(2_000);
    assertThat(feed(Ta4jIndicator.rsi(14), bars))
        .isEqualTo(feed(remembering(Ta4jIndicator.rsi(14)), bars));
    assertThat(feed(Ta4jIndicator.emaDistance(20), bars))
        .isEqualTo(feed(remembering(Ta4jIndicator.emaDistance(20)), bars));
  }

  private static Ta4jIndicator remembering(Ta4jIndicator indicator) {
    return new Ta4jIndicator(
        indicator.name(), 1 << 20, indicator.tolerance(), indicator.recipe(), indicator.reading());
  }

  @Test
  void each_stream_has_its_own_memory() {
    Ta4jIndicator rsi = Ta4jIndicator.rsi(5);
    BarSeries bars = walk(100);
    double[] once = feed(rsi, bars);
    feed(rsi, Market.closes(1, 2, 3));
    assertThat(feed(rsi, bars)).isEqualTo(once);
  }

  @Test
  void a_window_alone_does_not_give_its_value() {
    Ta4jIndicator rsi = Ta4jIndicator.rsi(5);
    assertThatIllegalStateException()
        .isThrownBy(() -> rsi.value(Window.of(rsi, Market.closes(1), 0)))
        .withMessageContaining("Rsi(5) is recursive")
        .withMessageContaining("start()");
  }

  @Test
  void a_span_of_one_bar_is_refused() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> Ta4jIndicator.rsi(1))
        .withMessageContaining("Rsi has bars = 1; it must lie in 2");
  }

  private static FeatureFrame frame(Feature feature, BarSeries bars) {
    return FeaturePipeline.of(List.of(feature)).frame(bars, Timeline.everyBar(bars));
  }
}
