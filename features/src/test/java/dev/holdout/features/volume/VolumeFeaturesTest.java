package dev.holdout.features.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.features.Feature;
import dev.holdout.features.Market;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Bar;
import dev.holdout.marketdata.bar.BarSeries;
import org.junit.jupiter.api.Test;

/** Worked numbers. */
class VolumeFeaturesTest {

  /** Volume, signed volume, prints. */
  private static BarSeries bars(int[]... rows) {
    Bar[] bars = new Bar[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int price = rows[i][2] == 0 ? 0 : 1000;
      bars[i] = Market.bar(i, price, price, price, price, rows[i][0], rows[i][1], rows[i][2]);
    }
    return Market.series(bars);
  }

  private static double last(Feature feature, int[]... rows) {
    return feature.value(Window.of(feature, bars(rows), rows.length - 1));
  }

  private static int[] bar(int volume, int signed, int prints) {
    return new int[] {volume, signed, prints};
  }

  private final int[] empty = bar(0, 0, 0);

  @Test
  void volume_shock_is_ln_2_when_as_usual_and_0_in_an_empty_bar() {
    assertThat(last(new VolumeShock(2), bar(500, 0, 1), bar(500, 0, 9)))
        .isCloseTo(Math.log(2), within(1e-15));
    assertThat(last(new VolumeShock(2), bar(500, 0, 1), bar(1500, 0, 9)))
        .isCloseTo(Math.log(2.5), within(1e-15));
    assertThat(last(new VolumeShock(2), bar(500, 0, 1), empty)).isZero();
    assertThat(last(new VolumeShock(2), empty, empty)).isNaN();
  }

  @Test
  void trade_count_shock_counts_prints_not_units() {
    assertThat(last(new TradeCountShock(2), bar(900, 0, 1), bar(1, 0, 3)))
        .isCloseTo(Math.log(2.5), within(1e-15));
    assertThat(last(new TradeCountShock(2), bar(900, 0, 1), empty)).isZero();
    assertThat(last(new TradeCountShock(2), empty, empty)).isNaN();
  }

  @Test
  void tick_imbalance_is_signed_volume_over_volume() {
    assertThat(last(new TickImbalance(2), bar(300, 300, 1), bar(100, -100, 1)))
        .isCloseTo(0.5, within(1e-15));
    assertThat(last(new TickImbalance(2), bar(300, -300, 1), empty)).isEqualTo(-1);
    assertThat(last(new TickImbalance(1), bar(300, -300, 1), empty)).isNaN();
  }

  @Test
  void print_size_shock_compares_the_size_of_a_print_with_the_usual_one() {
    // 6 units a print here, 9 units in 3 prints over both bars.
    assertThat(last(new PrintSizeShock(2), bar(3, 0, 2), bar(6, 0, 1)))
        .isCloseTo(Math.log(2), within(1e-15));
    assertThat(last(new PrintSizeShock(2), bar(3, 0, 2), empty)).isNaN();
  }
}
