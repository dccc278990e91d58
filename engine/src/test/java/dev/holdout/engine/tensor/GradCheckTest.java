package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.shape.DTypeException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The check of gradients finds a wrong one and passes a right one. */
class GradCheckTest {

  private final Tensor x = Tensor.of(new double[] {0.3, -1.2, 0.7, 2}, 2, 2).requiresGrad(true);
  private final Tensor y = Tensor.of(new double[] {1.5, 0.4}, 2).requiresGrad(true);

  /** A product whose gradient by the second factor is a third too large. */
  private record Wrong() implements Function {
    @Override
    public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
      context.save(in.get(0), in.get(1));
      return List.of(in.get(0).mul(in.get(1)));
    }

    @Override
    public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      Tensor gradient = gradients.getFirst();
      return List.of(
          gradient.mul(context.saved(1)),
          gradient.mul(context.saved(0)).mul(4.0 / 3).sumTo(context.saved(1).sizes()));
    }
  }

  @Test
  void a_right_gradient_passes_in_full_fast_and_twice() {
    assertThatCode(() ->
            GradCheck.of(in -> List.of(in.get(0).mul(in.get(1)).tanh(), in.get(0).exp()), x, y)
                .check()
                .checkFast(7)
                .checkSecond())
        .doesNotThrowAnyException();
  }

  @Test
  void a_wrong_gradient_is_named_with_input_element_and_both_values() {
    GradCheck check = GradCheck.of(in -> new Wrong().apply(in.get(0), in.get(1)), x, y);
    assertThatThrownBy(check::check)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("output 0, element 0, by input 1 of shape [2], element 0")
        .hasMessageContaining("is 0.39999999999999997 but the measured slope is 0.29999999");
    assertThatThrownBy(() -> check.checkFast(7))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("by input 1 of shape [2]")
        .hasMessageContaining("check()");
  }

  @Test
  void a_tolerance_and_a_step_are_obeyed() {
    GradCheck check = GradCheck.of(in -> new Wrong().apply(in.get(0), in.get(1)), x, y);
    assertThatCode(() -> check.tolerance(1, 0).step(1e-4).check()).doesNotThrowAnyException();
  }

  @Test
  void what_cannot_be_checked_is_refused() {
    assertThatThrownBy(() -> GradCheck.of(in -> in, Tensor.ones(2).requiresGrad(true)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float32")
        .hasMessageContaining("to(F64)");
    assertThatThrownBy(() -> GradCheck.of(in -> in, x.detach()))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("requiresGrad(true)");
  }
}
