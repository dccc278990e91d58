package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Normalisation of floats, which goes in lanes, against its twin in doubles and single ops. */
class NormTwinsTest {

  private static final double ROOM = 2e-5;

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 5", "2, 16", "5, 17", "40, 33", "3, 64", "2, 300"})
  void floats_agree_with_doubles_in_value_and_gradients(int rows, int n) {
    Philox random = new Philox(rows * 1000L + n, 0);
    Tensor x = Init.normal(3, 2, random, rows, n);
    Tensor weight = Init.normal(1, 0.5, random, n);
    Tensor bias = Init.normal(0, 1, random, n);
    Tensor vector = Init.normal(0, 1, random, rows, n);

    List<Tensor> floats = run(x, weight, bias, vector);
    List<Tensor> doubles =
        run(x.to(DType.F64), weight.to(DType.F64), bias.to(DType.F64), vector.to(DType.F64));

    for (int i = 0; i < floats.size(); i++) {
      assertThat(floats.get(i).dtype()).isEqualTo(DType.F32);
      double[] want = doubles.get(i).toDoubleArray();
      double[] got = floats.get(i).toDoubleArray();
      for (int j = 0; j < want.length; j++) {
        assertThat(got[j])
            .as("rows %d, n %d, tensor %d, element %d", rows, n, i, j)
            .isCloseTo(want[j], within(ROOM * (5 + Math.abs(want[j]))));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "40, 33"})
  void weight_and_bias_in_the_pass_give_the_bits_of_single_operations(int rows, int n) {
    Philox random = new Philox(n, 0);
    Tensor x = Init.normal(3, 2, random, rows, n);
    Tensor weight = Init.normal(1, 0.5, random, n).requiresGrad(true);
    Tensor bias = Init.normal(0, 1, random, n).requiresGrad(true);
    Tensor vector = Init.normal(0, 1, random, rows, n);

    List<Tensor> fused = run(x, weight.detach(), bias.detach(), vector);
    Tensor leaf = x.detach().requiresGrad(true);
    Tensor single = Norms.layerNorm(leaf, new int[] {n}, null, null, 1e-5).mul(weight).add(bias);
    single.backward(vector);

    List<Tensor> want = List.of(single.detach(), leaf.grad(), weight.grad(), bias.grad());
    for (int i = 0; i < want.size(); i++) {
      assertThat(fused.get(i).toFloatArray()).isEqualTo(want.get(i).toFloatArray());
    }
  }

  @ParameterizedTest
  @CsvSource({"BF16, 0.05", "F16, 0.01"})
  void half_precision_is_computed_in_floats_and_rounded(DType dtype, double room) {
    Tensor x = Init.normal(0, 1, new Philox(3, 0), 4, 20);

    Tensor half = Norms.layerNorm(x.to(dtype), new int[] {20}, null, null, 1e-5);

    assertThat(half.dtype()).isEqualTo(dtype);
    assertThat(half.toDoubleArray())
        .containsExactly(
            Norms.layerNorm(x, new int[] {20}, null, null, 1e-5).toDoubleArray(), within(room));
  }

  /** The value, and the gradients of input, weight and bias. */
  private static List<Tensor> run(Tensor x, Tensor weight, Tensor bias, Tensor vector) {
    Tensor in = x.detach().requiresGrad(true);
    Tensor w = weight.detach().requiresGrad(true);
    Tensor b = bias.detach().requiresGrad(true);
    Tensor out = Norms.layerNorm(in, new int[] {in.size(1)}, w, b, 1e-5);
    out.backward(vector);
    return List.of(out.detach(), in.grad(), w.grad(), b.grad());
  }

  @ParameterizedTest
  @CsvSource({"3, 2.6", "10, 0.1", "64, -3.3", "100, 1e7"})
  void a_row_of_equal_numbers_is_its_bias_exactly(int n, double value) {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      Tensor x = Tensor.full(dtype, value, 2, n);
      Tensor weight = Tensor.ones(dtype, n);
      Tensor bias = Tensor.full(dtype, 0.25, n);
      Tensor y = Norms.layerNorm(x, new int[] {n}, weight, bias, 1e-5);
      assertThat(y.toDoubleArray()).containsOnly(0.25);
    }
  }
}
