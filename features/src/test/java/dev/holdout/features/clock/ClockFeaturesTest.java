package dev.holdout.features.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.features.Feature;
import dev.holdout.features.FeatureFrame;
import dev.holdout.features.FeaturePipeline;
import dev.holdout.features.Market;
import dev.holdout.features.RowState;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.time.Timeline;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worked numbers. */
class ClockFeaturesTest {

  /** Empty one-minute bars from midnight UTC on. */
  private static BarSeries minutes(int count) {
    double[] closes = new double[count];
    Arrays.fill(closes, Double.NaN);
    return Market.closes(closes);
  }

  private static double at(Feature feature, BarSeries bars, int i) {
    return feature.value(Window.of(feature, bars, i));
  }

  @Test
  void seconds_since_print_are_taken_by_their_logarithm_in_an_empty_bar_too() {
    assertThat(at(new SecondsSincePrint(), minutes(1), 0)).isEqualTo(StrictMath.log1p(7));
  }

  @Test
  void seconds_since_print_are_missing_before_the_first_print() {
    BarSeries bars =
        BarSeries.of(Market.COIN, Market.MINUTE)
            .add(Market.bar(0, 0, 0, 0, 0, 0, 0, 0), Double.NaN)
            .build();
    FeatureFrame frame =
        FeaturePipeline.of(List.of(new SecondsSincePrint())).frame(bars, Timeline.everyBar(bars));
    assertThat(frame.state(0)).isEqualTo(RowState.MISSING);
  }

  @Test
  void time_of_day_goes_around_once_a_day() {
    BarSeries bars = minutes(1440);
    assertThat(at(new DaySine(), bars, 6 * 60 - 1)).isCloseTo(1, within(1e-15));
    assertThat(at(new DayCosine(), bars, 6 * 60 - 1)).isCloseTo(0, within(1e-15));
    assertThat(at(new DaySine(), bars, 18 * 60 - 1)).isCloseTo(-1, within(1e-15));
    assertThat(at(new DayCosine(), bars, 1439)).isEqualTo(1);
    assertThat(at(new DayCosine(), bars, 12 * 60 - 1)).isEqualTo(-1);
  }
}
