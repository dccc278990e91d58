package dev.holdout.backtest.stats.multiple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.backtest.stats.RandomTrials;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MultiplicityTest {

  private static final Offset<Double> EXACT = within(1e-12);

  /** By hand: sorted 0.01, 0.02, 0.04; c(3) = 11/6. */
  @Test
  void adjustments_by_hand() {
    double[] plain = {0.02, 0.01, 0.04};
    assertThat(PValues.BONFERRONI.adjust(plain))
        .containsExactly(new double[] {0.06, 0.03, 0.12}, EXACT);
    assertThat(PValues.HOLM.adjust(plain)).containsExactly(new double[] {0.04, 0.03, 0.04}, EXACT);
    assertThat(PValues.BH.adjust(plain)).containsExactly(new double[] {0.03, 0.03, 0.04}, EXACT);
    assertThat(PValues.BHY.adjust(plain))
        .containsExactly(new double[] {0.055, 0.055, 0.04 * 11 / 6}, EXACT);
    assertThat(plain).containsExactly(0.02, 0.01, 0.04);
  }

  @Test
  void adjusted_values_keep_the_order_lie_above_the_plain_ones_and_holm_below_bonferroni() {
    RandomTrials.forSeeds(
        50,
        random -> {
          double[] plain = random.doubles(1 + random.nextInt(12)).map(x -> x * x * x).toArray();
          plain[0] = plain[plain.length - 1];
          for (PValues method : PValues.values()) {
            double[] adjusted = method.adjust(plain);
            for (int i = 0; i < plain.length; i++) {
              assertThat(adjusted[i]).isBetween(plain[i], 1.0);
              for (int j = 0; j < plain.length; j++) {
                assertThat(plain[i] < plain[j] && adjusted[i] > adjusted[j]).isFalse();
              }
            }
            assertThat(adjusted[0])
                .as("equal ones stay equal")
                .isEqualTo(adjusted[plain.length - 1]);
          }
          double[] holm = PValues.HOLM.adjust(plain);
          double[] bonferroni = PValues.BONFERRONI.adjust(plain);
          for (int i = 0; i < plain.length; i++) {
            assertThat(holm[i]).isLessThanOrEqualTo(bonferroni[i]);
          }
        });
  }

  @Test
  void what_is_no_probability_is_refused_by_its_index() {
    assertThatThrownBy(() -> PValues.HOLM.adjust(0.1, 1.2))
        .hasMessageContaining("p-value 1 is 1.2");
    assertThatThrownBy(() -> PValues.BH.adjust(Double.NaN))
        .hasMessageContaining("p-value 0 is NaN");
    assertThat(PValues.BHY.adjust()).isEmpty();
  }

  /** Harvey and Liu's example: 120 months, 100 trials. */
  @Test
  void the_papers_example_loses_three_quarters() {
    Haircut haircut = Haircut.of(0.26334258119129156, 120, 12, 100, PValues.BONFERRONI);
    assertThat(haircut.adjustedP()).isCloseTo(0.465, within(5e-4));
    assertThat(haircut.adjustedSharpe()).isCloseTo(0.232, within(5e-4));
    assertThat(haircut.haircut()).isCloseTo(0.746, within(5e-4));
    assertThat(Haircut.of(0.2634, 120, 12, 100, PValues.HOLM))
        .isEqualTo(Haircut.of(0.2634, 120, 12, 100, PValues.BONFERRONI));
  }

  @Test
  void one_trial_loses_nothing_and_too_many_leave_nothing() {
    Haircut alone = Haircut.of(0.2, 120, 12, 1, PValues.BHY);
    assertThat(alone.haircut()).isCloseTo(0, within(1e-12));
    assertThat(alone.adjustedSharpe()).isCloseTo(0.2 * Math.sqrt(12), within(1e-12));
    Haircut lost = Haircut.of(-0.1, 60, 12, 1000, PValues.BONFERRONI);
    assertThat(lost.adjustedP()).isEqualTo(1);
    assertThat(lost.adjustedSharpe()).isZero();
    assertThat(lost.haircut()).isEqualTo(1);
    assertThat(Haircut.of(Double.NaN, 60, 12, 10, PValues.HOLM).haircut()).isNaN();
    assertThat(Haircut.of(0, 60, 12, 10, PValues.HOLM).haircut()).isNaN();
    assertThat(Haircut.of(5, 5000, 252, 10, PValues.HOLM).haircut())
        .as("a p-value below the least double")
        .isBetween(0.0, 1e-3);
  }

  @Test
  void the_haircut_grows_with_the_trials() {
    double before = -1e-12;
    for (int trials = 1; trials < 30; trials *= 3) {
      double haircut = Haircut.of(0.2, 240, 12, trials, PValues.BHY).haircut();
      assertThat(haircut).isGreaterThan(before);
      before = haircut;
    }
  }

  @Test
  void settings_without_meaning_are_refused() {
    assertThatThrownBy(() -> Haircut.of(0.1, 1, 12, 1, PValues.HOLM))
        .hasMessageContaining("1 returns");
    assertThatThrownBy(() -> Haircut.of(0.1, 9, 0, 1, PValues.HOLM)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> Haircut.of(0.1, 9, 12, 0, PValues.HOLM))
        .hasMessageContaining("trials is 0");
    assertThatThrownBy(() -> Haircut.ofFamily(new double[] {0.1, Double.NaN}, 9, 12, PValues.HOLM))
        .hasMessageContaining("Sharpe ratio 1 is NaN");
  }
}
