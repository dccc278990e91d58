package dev.holdout.backtest.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Hand-sized numbers; the recorded values stand in {@link GoldenTest}. */
class PerformanceTest {

  private static final Offset<Double> EXACT = within(1e-12);

  /** 1.1 × 0.9 = 0.99; two periods, two a year, so the year's growth is the same. */
  @Test
  void growth_compounds_simple_returns() {
    double[] returns = {0.1, -0.1};
    assertThat(Performance.totalReturn(returns)).isEqualTo(-0.01, EXACT);
    assertThat(Performance.cagr(returns, 2)).isEqualTo(-0.01, EXACT);
    assertThat(Performance.cagr(returns, 4)).isEqualTo(0.99 * 0.99 - 1, EXACT);
  }

  @Test
  void ruin_is_a_growth_of_minus_one_although_the_product_is_positive() {
    assertThat(Performance.cagr(new double[] {-1.5, -1.5}, 252)).isEqualTo(-1);
  }

  /** Returns 1, 2, 3 percent: mean 2, deviation 1 percent. */
  @Test
  void sharpe_and_volatility_divide_by_one_less_than_the_count() {
    double[] returns = {0.01, 0.02, 0.03};
    assertThat(Performance.volatility(returns, 4)).isEqualTo(0.02, EXACT);
    assertThat(Performance.sharpe(returns, 0, 4)).isEqualTo(4, within(1e-9));
    assertThat(Performance.sharpe(returns, 0.02, 4)).isEqualTo(0, within(1e-9));
  }

  /** 0.1 has no exact double: its mean over ten differs from it in the last place. */
  @Test
  void a_flat_series_has_no_sharpe_although_rounding_gives_it_a_deviation() {
    double[] flat = new double[10];
    java.util.Arrays.fill(flat, 0.1);
    assertThat(Performance.sharpe(flat, 0.03, 252)).isNaN();
    assertThat(Performance.volatility(flat, 252)).isZero();
    assertThat(Moments.skewness(flat)).isNaN();
    assertThat(Moments.kurtosis(flat)).isNaN();
  }

  /** Shortfalls 0, -0.02, 0: root of 0.0004 / 3. */
  @Test
  void sortino_divides_the_shortfall_by_all_periods() {
    double[] returns = {0.03, -0.02, 0.02};
    assertThat(Performance.sortino(returns, 0, 1))
        .isEqualTo(0.01 / Math.sqrt(0.0004 / 3), within(1e-9));
    assertThat(Performance.sortino(new double[] {0.1, 0.2}, 0, 1)).isNaN();
  }

  @Test
  void omega_hit_rate_and_profit_factor_count_gains_against_losses() {
    double[] returns = {0.03, -0.01, 0, -0.01, 0.02};
    assertThat(Performance.omega(returns, 0)).isEqualTo(2.5, EXACT);
    assertThat(Performance.hitRate(returns)).isEqualTo(0.5, EXACT);
    assertThat(Performance.profitFactor(returns)).isEqualTo(2.5, EXACT);
    assertThat(Performance.profitFactor(new double[] {0.1})).isInfinite();
    assertThat(Performance.profitFactor(new double[] {0, 0})).isNaN();
    assertThat(Performance.hitRate(new double[] {0, 0})).isNaN();
    assertThat(Performance.omega(new double[] {0.1}, 0)).isNaN();
  }

  /** Sorted -4, -3, -2, -1, 0: the quarter lies at -3; below or at it -4 and -3. */
  @Test
  void tails_are_signed_as_returns() {
    double[] returns = {0, -0.01, -0.04, -0.03, -0.02};
    assertThat(TailRisk.valueAtRisk(returns, 0.25)).isEqualTo(-0.03, EXACT);
    assertThat(TailRisk.conditionalValueAtRisk(returns, 0.25)).isEqualTo(-0.035, EXACT);
    // A quarter of five is 1.25 periods: (-4 - 3 / 4) / 1.25.
    assertThat(TailRisk.expectedShortfall(returns, 0.25)).isEqualTo(-0.038, EXACT);
    assertThat(TailRisk.expectedShortfall(returns, 0.1)).as("the lowest").isEqualTo(-0.04);
    assertThat(TailRisk.quantile(returns, 0.5)).isEqualTo(-0.02);
    assertThat(TailRisk.quantile(returns, 0.625)).isEqualTo(-0.015, EXACT);
  }

  /** In doubles 100 × 0.29 is a hair below 29; the rank is 29 all the same. */
  @Test
  void a_value_at_the_value_at_risk_counts_in_full_whatever_rounding_does_to_its_rank() {
    double[] returns = new double[101];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = i * 0.001 - 0.05;
    }
    assertThat(100 * 0.29).as("the trap").isLessThan(29);
    assertThat(TailRisk.valueAtRisk(returns, 0.29)).isEqualTo(returns[29]);
    double mean = 0;
    for (int i = 0; i <= 29; i++) {
      mean += returns[i] / 30;
    }
    assertThat(TailRisk.conditionalValueAtRisk(returns, 0.29)).isEqualTo(mean, EXACT);
  }

  /** The returns are twice the benchmark's plus one percent. */
  @Test
  void a_line_has_its_slope_and_its_height() {
    double[] benchmark = {0.01, -0.02, 0.03};
    double[] returns = {0.03, -0.03, 0.07};
    assertThat(Relative.beta(returns, benchmark, 0)).isEqualTo(2, within(1e-9));
    assertThat(Relative.alpha(returns, benchmark, 0, 12)).isEqualTo(0.12, within(1e-9));
    assertThat(Relative.informationRatio(returns, returns, 12)).isNaN();
    assertThat(Relative.beta(returns, new double[3], 0)).isNaN();
    assertThatThrownBy(() -> Relative.beta(returns, new double[2], 0))
        .hasMessageContaining("returns has 3 periods and benchmark has 2");
  }

  @Test
  void what_is_not_a_setting_is_refused_with_its_remedy() {
    assertThatThrownBy(() -> Performance.cagr(new double[] {0.1}, 0))
        .hasMessageContaining("periodsPerYear is 0.0")
        .hasMessageContaining("pass 252");
    assertThatThrownBy(() -> Performance.sharpe(new double[] {0.1}, Double.NaN, 252))
        .hasMessageContaining("riskFree is NaN")
        .hasMessageContaining("0 for none");
    assertThatThrownBy(() -> TailRisk.valueAtRisk(new double[] {0.1}, 1))
        .hasMessageContaining("tail mass is 1.0")
        .hasMessageContaining("such as 0.05");
  }
}
