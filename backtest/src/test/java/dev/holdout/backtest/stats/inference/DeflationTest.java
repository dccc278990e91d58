package dev.holdout.backtest.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.backtest.stats.Performance;
import dev.holdout.backtest.stats.RandomTrials;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Selection among many trials. */
class DeflationTest {

  @Test
  void the_expected_maximum_is_what_the_papers_print() {
    assertThat(ExpectedMaximum.of(1)).isZero();
    assertThat(ExpectedMaximum.of(2)).isCloseTo(0.52, within(5e-3));
    assertThat(ExpectedMaximum.of(10)).isCloseTo(1.57, within(5e-3));
    assertThat(ExpectedMaximum.of(45)).isCloseTo(2.236, within(5e-4));
    assertThat(ExpectedMaximum.of(100)).isCloseTo(2.531, within(5e-4));
    assertThat(ExpectedMaximum.of(1000)).isCloseTo(3.255, within(5e-4));
    assertThat(ExpectedMaximum.of(1.2)).as("never below 0").isZero();
    assertThatThrownBy(() -> ExpectedMaximum.of(0.5)).hasMessageContaining("trials is 0.5");
    assertThatThrownBy(() -> ExpectedMaximum.of(Double.NaN)).hasMessageContaining("NaN");
  }

  /** Beyond 1e16 the number 1 - 1/N is 1, and the naive formula infinite. */
  @Test
  void the_expected_maximum_rises_with_the_trials_below_its_simple_bound() {
    double before = 0;
    for (double n = 2; n < 1e300; n *= 7) {
      double expected = ExpectedMaximum.of(n);
      assertThat(expected).isGreaterThan(before).isLessThan(Math.sqrt(2 * Math.log(n)));
      before = expected;
    }
  }

  @Test
  void the_deviation_of_the_maximum_is_what_the_paper_prints() {
    double[] printed = {1, 0.826, 0.748, 0.701, 0.669};
    for (int n = 1; n <= printed.length; n++) {
      assertThat(ExpectedMaximum.deviation(n)).isCloseTo(printed[n - 1], within(5e-4));
    }
    assertThat(ExpectedMaximum.deviation(10)).isCloseTo(0.587, within(5e-4));
    assertThat(ExpectedMaximum.deviation(100)).isCloseTo(0.429, within(5e-4));
    assertThat(ExpectedMaximum.deviation(2)).isCloseTo(Math.sqrt(1 - 1 / Math.PI), within(1e-9));
  }

  /** The best of many records without skill reaches what V = 1 / (T - 1) says, and no more. */
  @Test
  void spread_wider_than_that_of_luck_is_taken_for_skill() {
    int days = 250;
    double[][] trials = RandomTrials.family(new Random(11), 4_000, days);
    double luck = 1.0 / (days - 1);
    assertThat(DeflatedSharpe.varianceOfSharpes(trials)).isCloseTo(luck, within(0.05 * luck));
    double[] one = trials[0];
    assertThat(DeflatedSharpe.withoutSkill(one, 9 * luck, 40))
        .isEqualTo(DeflatedSharpe.of(one, luck, 40));
    assertThat(DeflatedSharpe.withoutSkill(one, luck / 2, 40))
        .isEqualTo(DeflatedSharpe.of(one, luck / 2, 40));
    assertThat(DeflatedSharpe.withoutSkill(one, Double.NaN, 40).value()).isNaN();
  }

  @Test
  void the_deflated_ratio_is_what_the_paper_prints() {
    SharpeSample sample = new SharpeSample(2.5 / Math.sqrt(250), 1250, -3, 10);
    DeflatedSharpe deflated = DeflatedSharpe.of(sample, 0.5 / 250, 100);
    assertThat(deflated.threshold()).isCloseTo(0.1132, within(5e-5));
    assertThat(deflated.value()).isCloseTo(0.9004, within(5e-5));
    assertThat(deflated.warning()).isEmpty();
  }

  @Test
  void it_falls_with_the_number_of_trials_and_with_their_spread() {
    RandomTrials.forSeeds(
        20,
        random -> {
          double[] returns = RandomTrials.series(random, 250, 0.001);
          double before = SharpeInference.psr(returns, 0);
          for (double n = 2; n < 1e6; n *= 3) {
            double value = DeflatedSharpe.of(returns, 0.004, n).value();
            assertThat(value).isLessThan(before);
            assertThat(DeflatedSharpe.of(returns, 0.005, n).value()).isLessThan(value);
            before = value;
          }
        });
  }

  @Test
  void one_trial_or_trials_without_spread_are_not_deflated_and_say_so() {
    double[] returns = RandomTrials.series(new Random(1), 250, 0.001);
    double psr = SharpeInference.psr(returns, 0);
    DeflatedSharpe one = DeflatedSharpe.of(returns, Double.NaN, 1);
    assertThat(one.value()).isEqualTo(psr);
    assertThat(one.threshold()).isZero();
    assertThat(one.warning()).contains("1 trial: nothing to deflate");
    DeflatedSharpe same = DeflatedSharpe.of(returns, 0, 40);
    assertThat(same.value()).isEqualTo(psr);
    assertThat(same.warning()).contains("the same Sharpe ratio");
    assertThat(DeflatedSharpe.of(returns, Double.NaN, 3).value()).as("no V").isNaN();
    assertThatThrownBy(() -> DeflatedSharpe.of(returns, -1, 3)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> DeflatedSharpe.of(returns, 0.1, 0)).hasMessageContaining("all that");
  }

  @Test
  void flat_trials_are_left_out_and_counted() {
    double[][] columns = RandomTrials.family(new Random(2), 6, 100);
    columns[1] = new double[100];
    columns[4] = new double[100];
    DeflatedSharpe.Best best = DeflatedSharpe.ofTrials(columns);
    assertThat(best.undefined()).isEqualTo(2);
    assertThat(best.deflated().n()).isEqualTo(4);
    double largest =
        Arrays.stream(columns)
            .mapToDouble(column -> Performance.sharpe(column, 0, 1))
            .filter(x -> !Double.isNaN(x))
            .max()
            .orElseThrow();
    assertThat(best.sharpe()).isEqualTo(largest);
    assertThat(best.psr()).isEqualTo(SharpeInference.psr(columns[best.selected()], 0));
    DeflatedSharpe.Best none = DeflatedSharpe.ofTrials(new double[3][50]);
    assertThat(none.selected()).isEqualTo(-1);
    assertThat(none.deflated().value()).isNaN();
  }

  @Test
  void the_workload_of_a_thousand_trials_gives_the_recorded_values() {
    double[][] columns = RandomTrials.workload(2520, 1000);
    DeflatedSharpe.Best best = DeflatedSharpe.ofTrials(columns);
    assertThat(best.selected()).isEqualTo(824);
    assertThat(best.sharpe() * Math.sqrt(252)).isCloseTo(0.98692839, within(5e-9));
    assertThat(best.deflated().threshold() * Math.sqrt(252)).isCloseTo(1.01248619, within(5e-9));
    assertThat(best.deflated().value()).isCloseTo(0.467822786, within(5e-10));
    double sum = 0;
    for (double[] column : columns) {
      sum += SharpeInference.psr(column, 0);
    }
    assertThat(sum).isCloseTo(517.2017698, within(5e-8));
  }

  @Test
  void five_years_of_backtest_bear_no_more_than_45_trials() {
    assertThat(MinimumBacktestLength.years(45, 1)).isCloseTo(5, within(5e-3));
    assertThat(MinimumBacktestLength.years(46, 1)).isGreaterThan(5);
    assertThat(MinimumBacktestLength.upperBound(45, 1)).isCloseTo(7.6133, within(5e-5));
    assertThat(MinimumBacktestLength.years(1, 1)).isZero();
    assertThat(MinimumBacktestLength.years(10, 0)).isInfinite();
    assertThat(MinimumBacktestLength.years(10, Double.NaN)).isNaN();
  }

  @Test
  void the_2025_figures_are_what_the_paper_prints() {
    SharpeSample sample = new SharpeSample(0.036 / 0.079, 24, -2.448, 10.164);
    DeflatedSharpe deflated = NullVariance.deflated(sample, 0.1, 10);
    assertThat(deflated.threshold()).isCloseTo(0.498, within(5e-4));
    assertThat(deflated.value()).isCloseTo(0.416, within(6e-4));
    assertThat(NullVariance.missed(0, 0.5, 24, -2.448, 10.164, 0.05))
        .isCloseTo(0.315, within(6e-4));
    assertThat(NullVariance.minTrackRecord(0.036 / 0.079, 0.1, -2.448, 10.164, 0.95))
        .isCloseTo(27.109, within(2e-3));
    assertThat(NullVariance.minTrackRecord(0.1, 0.1, 0, 3, 0.95)).isInfinite();
  }
}
