package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.data.Collate;
import dev.holdout.engine.shape.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTextTest {

  @Test
  void a_single_value_stands_behind_its_type() {
    assertThat(Tensor.scalar(2.5f)).hasToString("Tensor[] float32 cpu: 2.5000");
    assertThat(Tensor.scalar(7L)).hasToString("Tensor[] int64 cpu: 7");
    assertThat(Tensor.scalar(true)).hasToString("Tensor[] bool cpu: true");
  }

  @Test
  void what_made_a_single_value_and_what_it_is_are_two_things() {
    Tensor x = Tensor.scalar(0.0).requiresGrad(true);
    assertThat(x).hasToString("Tensor[] float64 cpu requires grad: 0.");
    assertThat(x.div(x)).hasToString("Tensor[] float64 cpu from div: nan");
    assertThat(Tensor.ones(2, 3).shapeText()).isEqualTo("[2, 3]");
  }

  @Test
  void tensors_that_belong_together_print_under_their_names() {
    assertThat(Tensor.of(new long[] {3, 8}).max(0))
        .hasToString("Ranked\nvalues: Tensor[] int64 cpu: 8\nindices: Tensor[] int64 cpu: 1");
    assertThat(Tensor.of(new long[] {3, 8}).sort().toString())
        .isEqualTo(
            "Ranked\nvalues: Tensor[2] int64 cpu\n[3, 8]\nindices: Tensor[2] int64 cpu\n[0, 1]");
    assertThat(Collate.padded(0).of(List.of(Tensor.arange(2), Tensor.arange(1))))
        .hasToString("Padded\nvalues: Tensor[2, 2] int64 cpu\n[[0, 1],\n [0, 0]]\nlengths: [2, 1]");
  }

  @Test
  void numbers_of_a_matrix_stand_in_columns() {
    Tensor x = Tensor.of(new float[] {1, -2.5f, 200, 0.25f}, 2, 2);
    assertThat(x)
        .hasToString("Tensor[2, 2] float32 cpu\n[[  1.0000,  -2.5000],\n [200.0000,   0.2500]]");
    assertThat(x.to(DType.I32)).hasToString("Tensor[2, 2] int32 cpu\n[[  1,  -2],\n [200,   0]]");
    assertThat(x.gt(0)).hasToString("Tensor[2, 2] bool cpu\n[[ true, false],\n [ true,  true]]");
    assertThat(x.requiresGrad(true).mul(2).toString())
        .startsWith("Tensor[2, 2] float32 cpu from mul\n");
  }

  @Test
  void whole_numbers_end_in_a_point_and_wide_ranges_have_powers_of_ten() {
    assertThat(Tensor.of(new double[] {1, 20, -3}))
        .hasToString("Tensor[3] float64 cpu\n[ 1., 20., -3.]");
    assertThat(Tensor.of(new double[] {1e-6, 2}))
        .hasToString("Tensor[2] float64 cpu\n[1.0000e-06, 2.0000e+00]");
    assertThat(Tensor.of(new float[] {Float.NaN, 1, Float.NEGATIVE_INFINITY, -0f}).to(DType.BF16))
        .hasToString("Tensor[4] bfloat16 cpu\n[ nan,   1., -inf,  -0.]");
  }

  @Test
  void an_empty_tensor_has_no_rows() {
    assertThat(Tensor.zeros(0, 3)).hasToString("Tensor[0, 3] float32 cpu\n[]");
  }

  @Test
  void matrices_of_a_cube_are_parted_by_a_blank_line() {
    assertThat(Tensor.arange(8).reshape(2, 2, 2))
        .hasToString("Tensor[2, 2, 2] int64 cpu\n[[[0, 1],\n  [2, 3]],\n\n [[4, 5],\n  [6, 7]]]");
  }

  @Test
  void many_values_show_the_first_and_last_three_of_a_dimension() {
    assertThat(Tensor.arange(1001))
        .hasToString("Tensor[1001] int64 cpu\n[   0,    1,    2, …,  998,  999, 1000]");
    assertThat(Tensor.arange(2002).reshape(1001, 2).toString())
        .isEqualTo(
            "Tensor[1001, 2] int64 cpu\n"
                + "[[   0,    1],\n [   2,    3],\n [   4,    5],\n …,\n"
                + " [1996, 1997],\n [1998, 1999],\n [2000, 2001]]");
    assertThat(Tensor.arange(1000).toString().lines().skip(1))
        .hasSize(63)
        .allMatch(line -> line.length() <= 82)
        .first()
        .isEqualTo(
            "[  0,   1,   2,   3,   4,   5,   6,   7,   8,   9,  10,  11,  12,  13,  14,  15,");
  }
}
