package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Initial values; the laws of PyTorch's stand in the reference cases. */
class InitTest {

  private static Philox random() {
    return new Philox(5, 0);
  }

  /** The mean of a standard normal cut to [low, high], from tables of the normal law. */
  @ParameterizedTest
  @CsvSource({
    "-1, 2, 0.22964",
    "0.5, 1, 0.73454",
    "2, 9, 2.37322",
    "-9, -3, -3.28310",
    "-0.1, 0.1, 0",
    "-20, 0.3, -0.61722"
  })
  void a_truncated_normal_keeps_its_bounds_and_mean(double low, double high, double mean) {
    Tensor drawn =
        Init.truncatedNormalInPlace(
            Tensor.zeros(DType.F64, 20_000), 10, 2, 10 + 2 * low, 10 + 2 * high, random());

    double[] values = drawn.toDoubleArray();
    assertThat(Arrays.stream(values).min().orElseThrow()).isGreaterThanOrEqualTo(10 + 2 * low);
    assertThat(Arrays.stream(values).max().orElseThrow()).isLessThanOrEqualTo(10 + 2 * high);
    // a deviation is at most 2; six of them over √20,000 is 0.085
    assertThat(Arrays.stream(values).average().orElseThrow())
        .isCloseTo(10 + 2 * mean, within(0.085));
  }

  @Test
  void a_truncated_normal_refuses_bounds_the_wrong_way_round() {
    assertThatThrownBy(() -> Init.truncatedNormalInPlace(Tensor.zeros(2), 0, 1, 2, -2, random()))
        .hasMessageContaining("[2.0, -2.0]")
        .hasMessageContaining("a low bound below the high one");
  }

  @Test
  void eye_is_ones_on_the_diagonal() {
    assertThat(Init.eyeInPlace(Tensor.full(7, 2, 3)).toFloatArray())
        .containsExactly(1, 0, 0, 0, 1, 0);
    assertThatThrownBy(() -> Init.eyeInPlace(Tensor.zeros(3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[3]");
  }

  @Test
  void rows_of_an_orthogonal_start_of_a_convolution_are_at_right_angles() {
    Tensor rows = Init.orthogonalInPlace(Tensor.zeros(DType.F64, 4, 2, 3), 2, random());

    Tensor flat = rows.reshape(4, 6);
    double[] products = flat.matmul(flat.transpose(0, 1)).toDoubleArray();
    for (int i = 0; i < 16; i++) {
      assertThat(products[i]).isCloseTo(i % 5 == 0 ? 4 : 0, within(1e-12));
    }
  }

  @Test
  void a_bias_has_no_fan_and_is_refused() {
    assertThatThrownBy(() -> Init.xavierUniformInPlace(Tensor.zeros(5), 1, random()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[5]")
        .hasMessageContaining("fewer than 2 dimensions");
  }

  @Test
  void values_are_written_over_a_parameter_outside_history() {
    Parameter parameter = new Linear(3, 2, random()).weight();
    Tensor tensor = parameter.tensor();

    assertThat(Init.constantInPlace(tensor, 2)).isSameAs(tensor);

    assertThat(tensor.detach().toFloatArray()).containsOnly(2);
    assertThat(tensor.isLeaf()).isTrue();
    assertThat(tensor.requiresGrad()).isTrue();
  }
}
