package dev.holdout.features.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.features.Feature;
import dev.holdout.features.Market;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.BarSeries;
import org.junit.jupiter.api.Test;

/** Worked numbers. */
class PriceFeaturesTest {

  private static final double NONE = Double.NaN;

  /** Prices in cents: open, high, low, close. */
  private final BarSeries bars =
      Market.series(
          Market.bar(0, 1000, 1040, 980, 1020, 5, 0, 1),
          Market.bar(1, 1030, 1100, 1010, 1060, 5, 0, 1),
          Market.bar(2, 1060, 1080, 1000, 1010, 5, 0, 1));

  private static double last(Feature feature, BarSeries bars) {
    return feature.value(Window.of(feature, bars, bars.size() - 1));
  }

  private static double last(Feature feature, double... closes) {
    return last(feature, Market.closes(closes));
  }

  @Test
  void log_return_spans_its_bars() {
    assertThat(last(new LogReturn(2), 10, 99, 11)).isEqualTo(StrictMath.log(11.0 / 10.0));
    assertThat(last(new LogReturn(2), NONE, 10, 11)).isNaN();
    assertThat(last(new LogReturn(2), 10, NONE, 11)).isEqualTo(StrictMath.log(11.0 / 10.0));
  }

  @Test
  void realised_volatility_is_the_root_mean_square_of_returns() {
    double up = StrictMath.log(1.1);
    assertThat(last(new RealisedVolatility(2), 10, 11, 10)).isCloseTo(up, within(1e-15));
    assertThat(last(new RealisedVolatility(4), 10, 10, 10, 10, 11))
        .isCloseTo(up / 2, within(1e-15));
    assertThat(last(new RealisedVolatility(2), 10, 10, 10)).isZero();
  }

  @Test
  void realised_volatility_bridges_an_empty_bar_and_is_missing_in_one() {
    double jump = StrictMath.log(1.2);
    assertThat(last(new RealisedVolatility(2), 10, NONE, 12))
        .isCloseTo(jump / Math.sqrt(2), within(1e-15));
    assertThat(last(new RealisedVolatility(2), 10, 11, NONE)).isNaN();
  }

  @Test
  void momentum_is_the_return_in_units_of_its_volatility() {
    assertThat(last(new Momentum(4), 10, 11, 12.1, 13.31, 14.64)).isCloseTo(2, within(1e-3));
    assertThat(last(new Momentum(2), 10, 11, 10)).isZero();
    assertThat(last(new Momentum(2), 10, 10, 10)).isZero();
    assertThat(last(new Momentum(2), NONE, 10, 10)).isNaN();
    assertThat(last(new Momentum(2), 10, 11, NONE)).isNaN();
  }

  @Test
  void range_position_runs_from_bottom_to_top() {
    assertThat(last(new RangePosition(3), bars)).isCloseTo(30.0 / 120, within(1e-12));
    assertThat(last(new RangePosition(3), 10, 11, 12)).isEqualTo(1);
    assertThat(last(new RangePosition(3), 12, 11, 10)).isZero();
    assertThat(last(new RangePosition(3), 10, 10, 10)).isEqualTo(0.5);
    assertThat(last(new RangePosition(3), 10, NONE, 12)).isEqualTo(1);
    assertThat(last(new RangePosition(3), 10, 11, NONE)).isNaN();
    assertThat(last(new RangePosition(3), 10, 10, NONE)).isNaN();
  }

  @Test
  void high_low_range_is_the_width_of_the_range() {
    assertThat(last(new HighLowRange(2), bars)).isEqualTo(StrictMath.log(11.0 / 10.0));
    assertThat(last(new HighLowRange(2), 10, NONE)).isZero();
    assertThat(last(new HighLowRange(2), NONE, NONE)).isNaN();
  }

  @Test
  void close_location_runs_from_low_to_high() {
    assertThat(last(new CloseLocation(), bars)).isCloseTo(-0.75, within(1e-12));
    assertThat(last(new CloseLocation(), 10)).isZero();
    assertThat(last(new CloseLocation(), NONE)).isNaN();
  }

  @Test
  void open_gap_is_the_jump_from_the_close_before() {
    assertThat(last(new OpenGap(), Market.part(bars, 0, 2)))
        .isCloseTo(Math.log(10.3 / 10.2), within(1e-15));
    assertThat(last(new OpenGap(), NONE, 10)).isNaN();
  }

  @Test
  void mean_distance_is_measured_from_the_mean_of_present_bars() {
    assertThat(last(new MeanDistance(3), 10, 11, 12)).isCloseTo(Math.log(12.0 / 11), within(1e-15));
    assertThat(last(new MeanDistance(3), 10, NONE, 12))
        .isCloseTo(Math.log(12.0 / 11), within(1e-15));
    assertThat(last(new MeanDistance(3), 10, 11, NONE)).isNaN();
  }

  @Test
  void efficiency_ratio_is_one_on_a_straight_line_and_less_on_a_crooked_one() {
    assertThat(last(new EfficiencyRatio(3), 10, 11, 12, 13)).isEqualTo(1);
    assertThat(last(new EfficiencyRatio(3), 10, 12, 10, 11)).isEqualTo(0.2);
    assertThat(last(new EfficiencyRatio(3), 10, NONE, 12, 11)).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(last(new EfficiencyRatio(2), 10, 10, 10)).isZero();
    assertThat(last(new EfficiencyRatio(2), NONE, 10, 10)).isNaN();
    assertThat(last(new EfficiencyRatio(2), 10, 10, NONE)).isNaN();
  }
}
