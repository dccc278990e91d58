package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import org.junit.jupiter.api.Test;

class IntoTest {

  private final Tensor a = Tensor.of(new float[] {1, -2, 3, 4, 5, 6}, 2, 3);
  private final Tensor b = Tensor.of(new float[] {7, 8, -9, 10, 11, 12}, 2, 3);
  private final Tensor out = Tensor.zeros(2, 3);

  @Test
  void results_have_the_bits_of_the_plain_forms_and_stand_in_the_given_memory() {
    assertThat(Into.add(a, b, out)).isSameAs(out);
    assertThat(out.toFloatArray()).isEqualTo(a.add(b).toFloatArray());
    assertThat(Into.sub(a, b, out).toFloatArray()).isEqualTo(a.sub(b).toFloatArray());
    assertThat(Into.mul(a, b, out).toFloatArray()).isEqualTo(a.mul(b).toFloatArray());
    assertThat(Into.div(a, b, out).toFloatArray()).isEqualTo(a.div(b).toFloatArray());
    assertThat(Into.exp(a, out).toFloatArray()).isEqualTo(a.exp().toFloatArray());
    assertThat(Into.tanh(a, out).toFloatArray()).isEqualTo(a.tanh().toFloatArray());
    assertThat(Into.sigmoid(a, out).toFloatArray()).isEqualTo(a.sigmoid().toFloatArray());
    assertThat(Into.relu(a, out).toFloatArray()).isEqualTo(a.relu().toFloatArray());
    assertThat(Into.sum(a, Tensor.zeros(1)).item()).isEqualTo(17);
  }

  @Test
  void the_result_may_be_an_input_and_counts_as_written() {
    int before = a.version();
    Into.add(a, b, a);
    assertThat(a.toFloatArray()).containsExactly(8, 6, -6, 14, 16, 18);
    assertThat(a.version()).isGreaterThan(before);
  }

  @Test
  void what_does_not_fit_is_refused_with_both_sides() {
    assertThatThrownBy(() -> Into.add(a, b, Tensor.zeros(3, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[2, 3]")
        .hasMessageContaining("[3, 2]");
    assertThatThrownBy(() -> Into.exp(a, Tensor.zeros(3, 2).transpose(0, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("contiguous");
    assertThatThrownBy(() -> Into.exp(a, Tensor.zeros(DType.F64, 2, 3)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float64");
    assertThatThrownBy(() -> Into.exp(a.requiresGrad(true), out))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("noGrad");
  }
}
