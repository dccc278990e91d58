package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Anomaly mode names the operation and the line of the first NaN. */
class AnomalyTest {

  private final Tensor x = Tensor.of(new double[] {0, 4}).requiresGrad(true);

  @Test
  void a_nan_made_forward_is_named_with_its_line() {
    Tensor zero = Tensor.of(new double[] {0, 1});
    try (var _ = Autograd.detectAnomaly()) {
      assertThatThrownBy(() -> x.mul(2.0).div(zero).sum())
          .isInstanceOf(GradientException.class)
          .hasMessageContaining("div made the first NaN")
          .hasMessageContaining("[2] float64 and [2] float64")
          .hasMessageContaining("AnomalyTest.java:");
    }
  }

  @Test
  void a_nan_made_backward_is_named_with_the_line_that_recorded_it() {
    try (var _ = Autograd.detectAnomaly()) {
      int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
      Tensor y = x.sqrt();
      Tensor loss = y.mul(Tensor.of(new double[] {0, 1})).sum();
      assertThatThrownBy(loss::backward)
          .isInstanceOf(GradientException.class)
          .hasMessageContaining("backward of sqrt made the first NaN")
          .hasMessageContaining("input 0 of shape [2]")
          .hasMessageContaining("AnomalyTest.java:" + line);
    }
  }

  @Test
  void a_graph_recorded_before_says_so() {
    Tensor loss = x.sqrt().mul(Tensor.of(new double[] {0, 1})).sum();
    try (var _ = Autograd.detectAnomaly()) {
      assertThatThrownBy(loss::backward).hasMessageContaining("recorded before anomaly mode");
    }
  }

  @Test
  void a_nan_that_was_in_the_data_is_no_anomaly() {
    Tensor holed = Tensor.of(new double[] {Double.NaN, 1});
    try (var _ = Autograd.detectAnomaly()) {
      assertThat(holed.mul(2.0).toDoubleArray()[1]).isEqualTo(2);
    }
  }

  @Test
  void a_changed_value_is_named_with_the_line_that_needs_it() {
    try (var _ = Autograd.detectAnomaly()) {
      int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
      Tensor y = x.exp();
      y.addInPlace(1.0);
      assertThatThrownBy(() -> y.sum().backward())
          .hasMessageContaining("backward of exp")
          .hasMessageContaining("AnomalyTest.java:" + line);
    }
  }

  @Test
  void outside_the_mode_a_nan_passes() {
    x.sqrt().mul(Tensor.of(new double[] {0, 1})).sum().backward();
    assertThat(x.grad().toDoubleArray()[0]).isNaN();
  }

  @Test
  void backward_names_an_input_that_held_the_nan_before() {
    Tensor holed = Tensor.of(new double[] {Double.NaN, 1});
    try (var _ = Autograd.detectAnomaly()) {
      Tensor loss = x.mul(holed).sum();
      assertThatThrownBy(loss::backward)
          .isInstanceOf(GradientException.class)
          .hasMessageContaining("backward of mul gives a NaN, but its input 1 of shape [2]")
          .hasMessageContaining("holds a NaN already")
          .hasMessageContaining("AnomalyTest.java:");
    }
  }
}
