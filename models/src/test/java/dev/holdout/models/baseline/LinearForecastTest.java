package dev.holdout.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.random.Philox;
import dev.holdout.features.FeatureFrame;
import dev.holdout.marketdata.BadInput;
import dev.holdout.models.Markets;
import dev.holdout.models.PositionRange;
import dev.holdout.models.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LinearForecastTest {

  /** Returns {@code 0.002 + 0.01 f0 − 0.02 f1}, without noise. */
  private static Samples exact(int rows) {
    Philox random = new Philox(1, 0);
    float[] values = random.fillNormal(new float[2 * rows], 0.5, 1);
    double[] returns = new double[rows];
    for (int i = 0; i < rows; i++) {
      returns[i] = 0.002 + 0.01 * values[2 * i] - 0.02 * values[2 * i + 1];
    }
    FeatureFrame frame = Markets.frame(2, values);
    return Markets.all(frame, Markets.target(returns), 1);
  }

  @Test
  void a_linear_law_without_noise_is_found() {
    LinearForecast forecast = LinearForecast.fit(exact(200), 1e-9, 0, PositionRange.LONG_SHORT);

    assertThat(forecast.forecast(new float[] {0, 0})).isCloseTo(0.002, within(1e-7));
    assertThat(forecast.forecast(new float[] {1, 0})).isCloseTo(0.012, within(1e-7));
    assertThat(forecast.forecast(new float[] {0, 1})).isCloseTo(-0.018, within(1e-7));
  }

  @Test
  void ridge_pulls_the_weights_towards_zero_but_keeps_the_mean() {
    // One number, values ±1: variance 1, covariance with the return 0.01; weight 0.01 / (1 + ridge)
    Samples samples =
        Markets.all(Markets.frame(1, 1, -1, 1, -1), Markets.target(0.03, 0.01, 0.03, 0.01), 1);

    LinearForecast forecast = LinearForecast.fit(samples, 1, 0, PositionRange.LONG_SHORT);

    assertThat(forecast.forecast(new float[] {0})).isCloseTo(0.02, within(1e-12));
    assertThat(forecast.forecast(new float[] {1})).isCloseTo(0.025, within(1e-12));
  }

  @Test
  void it_stays_out_where_the_forecast_does_not_pay_the_way_there() {
    LinearForecast forecast = LinearForecast.fit(exact(200), 1e-9, 0.01, PositionRange.LONG_SHORT);

    assertThat(forecast.position(new float[] {0.5f, 0})).isZero(); // forecast 0.7 %, cost 1 %
    assertThat(forecast.position(new float[] {1, 0})).isPositive(); // 1.2 %
    assertThat(forecast.position(new float[] {0, 1})).isNegative(); // −1.8 %
  }

  @Test
  void positions_stay_in_the_range() {
    Samples samples = exact(200);
    for (PositionRange range : PositionRange.values()) {
      LinearForecast forecast = LinearForecast.fit(samples, 0.1, 0, range);
      float lowest = range == PositionRange.LONG_ONLY ? 0 : -1;
      for (float position : forecast.positions(samples)) {
        assertThat(position).isBetween(lowest, 1f);
      }
    }
  }

  @Test
  void one_window_gives_the_bits_of_all() {
    Samples samples = Markets.noise(100, 3, 4, 2);
    LinearForecast forecast = LinearForecast.fit(samples, 0.1, 0, PositionRange.LONG_SHORT);

    float[] all = forecast.positions(samples);

    for (int i = 0; i < all.length; i++) {
      assertThat(forecast.position(samples.window(i))).isEqualTo(all[i]);
    }
  }

  @Test
  void it_does_not_beat_chance_on_noise_it_has_not_seen() {
    LinearForecast forecast =
        LinearForecast.fit(Markets.noise(500, 3, 4, 3), 0.1, 0, PositionRange.LONG_SHORT);
    Samples unseen = Markets.noise(4000, 3, 4, 4);

    float[] positions = forecast.positions(unseen);
    double profit = 0;
    double variance = 0;
    for (int i = 0; i < positions.length; i++) {
      profit += positions[i] * unseen.returned(i);
      variance += positions[i] * positions[i] * 1e-4;
    }

    assertThat(Math.abs(profit)).isLessThan(4 * Math.sqrt(variance));
  }

  @Test
  void features_that_never_move_give_no_position() {
    for (float value : new float[] {0, 1, 0.1f, -1.1297150f, 1e4f}) {
      for (int rows = 3; rows < 40; rows++) {
        float[] values = new float[rows];
        Arrays.fill(values, value);
        double[] returns = new double[rows];
        Philox random = new Philox(rows, 0);
        Arrays.setAll(returns, i -> random.normal(0.001, 0.01));
        Samples still = Markets.all(Markets.frame(1, values), Markets.target(returns), 1);

        LinearForecast forecast = LinearForecast.fit(still, 0.1, 0, PositionRange.LONG_SHORT);

        assertThat(forecast.positions(still)).as("%s, %d rows", value, rows).containsOnly(0);
      }
    }
  }

  @Test
  void too_few_samples_a_ridge_of_zero_and_another_width_are_refused() {
    Samples one = Markets.all(Markets.frame(1, 1), Markets.target(0.1), 1);

    assertThatThrownBy(() -> LinearForecast.fit(one, 0.1, 0, PositionRange.LONG_SHORT))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("1 samples")
        .hasMessageContaining("longer training span");
    assertThatThrownBy(() -> LinearForecast.fit(exact(9), 0, 0, PositionRange.LONG_SHORT))
        .hasMessageContaining("ridge is 0.0");
    assertThatThrownBy(() ->
            LinearForecast.fit(exact(9), 1, 0, PositionRange.LONG_SHORT).forecast(new float[3]))
        .hasMessageContaining("3 numbers")
        .hasMessageContaining("fitted on 2");
  }
}
