package dev.holdout.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.tensor.Tensor;
import org.junit.jupiter.api.Test;

class RegressionErrorsTest {

  @Test
  void figures_are_those_of_the_formulas() {
    // errors -0.5, 0.5, 0, 1 about true numbers of mean 2.875
    RegressionErrors errors =
        RegressionErrors.of(new double[] {2.5, 0, 2, 8}, new double[] {3, -0.5, 2, 7});
    assertThat(errors.meanSquared()).isEqualTo(0.375);
    assertThat(errors.meanAbsolute()).isEqualTo(0.5);
    assertThat(errors.rootMeanSquared()).isEqualTo(Math.sqrt(0.375));
    assertThat(errors.r2()).isCloseTo(1 - 1.5 / 29.1875, within(1e-15));
  }

  @Test
  void the_mean_explains_nothing_and_equal_numbers_leave_nothing_to_explain() {
    assertThat(RegressionErrors.of(new double[] {2, 2, 2}, new double[] {1, 2, 3}).r2()).isZero();
    assertThat(RegressionErrors.of(new double[] {1, 2}, new double[] {5, 5}).r2()).isNaN();
    assertThat(RegressionErrors.of(new double[0], new double[0]).meanSquared()).isNaN();
  }

  @Test
  void shapes_that_would_broadcast_are_refused() {
    assertThatThrownBy(() -> RegressionErrors.of(Tensor.zeros(4, 1), Tensor.zeros(4)))
        .hasMessageContaining("[4, 1]")
        .hasMessageContaining("[4]")
        .hasMessageContaining("squeeze(-1)");
  }
}
