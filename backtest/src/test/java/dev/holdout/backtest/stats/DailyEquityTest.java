package dev.holdout.backtest.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.marketdata.time.Nanos;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DailyEquityTest {

  private static long at(String instant) {
    return Nanos.of(Instant.parse(instant));
  }

  @Test
  void each_utc_day_ends_with_its_last_value_and_midnight_belongs_to_the_day_it_ends() {
    DailyEquity daily =
        DailyEquity.of(
            at("2013-11-25T10:00:00Z"),
            100,
            new long[] {
              at("2013-11-25T12:00:00Z"),
              at("2013-11-26T00:00:00Z"),
              at("2013-11-26T00:05:00Z"),
              at("2013-11-26T23:55:00Z")
            },
            new double[] {105, 110, 50, 99});
    assertThat(daily.days()).isEqualTo(2);
    assertThat(daily.dayEnd(0)).isEqualTo(at("2013-11-26T00:00:00Z"));
    assertThat(daily.equity()).containsExactly(100, 110, 99);
    assertThat(daily.returns()).containsExactly(new double[] {0.1, -0.1}, within(1e-12));
  }

  @Test
  void a_day_without_a_value_carries_the_last_one() {
    DailyEquity daily =
        DailyEquity.of(
            at("2013-11-25T10:00:00Z"),
            100,
            new long[] {at("2013-11-25T12:00:00Z"), at("2013-11-28T12:00:00Z")},
            new double[] {110, 121});
    assertThat(daily.equity()).containsExactly(100, 110, 110, 110, 121);
    assertThat(daily.returns()).containsExactly(new double[] {0.1, 0, 0, 0.1}, within(1e-12));
  }

  @Test
  void a_run_that_starts_at_midnight_has_its_start_before_the_first_day() {
    DailyEquity daily =
        DailyEquity.of(
            at("2013-11-25T00:00:00Z"),
            100,
            new long[] {at("2013-11-25T00:00:00Z"), at("2013-11-25T12:00:00Z")},
            new double[] {100, 101});
    assertThat(daily.days()).isEqualTo(1);
    assertThat(daily.equity()).containsExactly(100, 101);
  }

  @Test
  void after_ruin_nothing_more_is_lost_or_won() {
    DailyEquity daily =
        DailyEquity.of(
            0,
            100,
            new long[] {Nanos.ofSeconds(10), Nanos.ofSeconds(90_000), Nanos.ofSeconds(180_000)},
            new double[] {-20, 30, 60});
    assertThat(daily.returns()).containsExactly(-1, 0, 0);
  }

  @Test
  void an_empty_curve_has_no_days() {
    assertThat(DailyEquity.of(0, 100, new long[0], new double[0]).returns()).isEmpty();
  }

  @Test
  void rows_out_of_order_and_values_that_are_no_number_are_refused_by_index() {
    assertThatThrownBy(() -> DailyEquity.of(0, 100, new long[] {20, 10}, new double[] {100, 100}))
        .hasMessageContaining("instant 1")
        .hasMessageContaining("oldest first");
    assertThatThrownBy(() -> DailyEquity.of(0, 100, new long[] {20}, new double[] {Double.NaN}))
        .hasMessageContaining("equity[0] is NaN");
  }
}
