package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {

  private final Tensor table = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

  @Test
  void prints_its_shape_dtype_and_values() {
    assertThat(table).hasToString("Tensor[2, 3] float32 cpu\n[[1., 2., 3.],\n [4., 5., 6.]]");
    assertThat(Tensor.scalar(2.5)).hasToString("Tensor[] float64 cpu: 2.5000");
    assertThat(Tensor.ones(100).requiresGrad(true).mul(2).toString())
        .startsWith("Tensor[100] float32 cpu from mul\n[2., 2.");
  }

  @Test
  void a_view_shows_what_is_written_to_its_source_and_a_copy_does_not() {
    Tensor view = table.transpose(0, 1).narrow(0, 1, 2);
    Tensor copy = view.copy();
    table.fill(9);
    assertThat(view.toFloatArray()).containsOnly(9);
    assertThat(copy.toFloatArray()).containsExactly(2, 5, 3, 6);
    view.select(0, 0).fill(-1);
    assertThat(table.toFloatArray()).containsExactly(9, -1, 9, 9, -1, 9);
  }

  @Test
  void wrapped_windows_overlap_without_a_copy() {
    float[] column = {1, 2, 3, 4, 5};
    Tensor windows = Tensor.wrap(column, 0, new int[] {3, 3}, new int[] {1, 1});
    assertThat(windows.toFloatArray()).containsExactly(1, 2, 3, 2, 3, 4, 3, 4, 5);
    assertThat(windows.matmul(Tensor.ones(3)).toFloatArray()).containsExactly(6, 9, 12);
    column[2] = 0;
    assertThat(windows.sum().item()).isEqualTo(18);
  }

  @Test
  void slices_follow_python() {
    Tensor x = Tensor.of(new float[] {0, 1, 2, 3, 4, 5, 6}, 7);
    assertThat(x.slice(0, 1, 6, 2).toFloatArray()).containsExactly(1, 3, 5);
    assertThat(x.slice(0, -3, 100, 1).toFloatArray()).containsExactly(4, 5, 6);
    assertThat(x.slice(0, 5, 2, 1).shape()).containsExactly(0);
    assertThat(x.slice(0, 100, 200, 1).shape()).containsExactly(0);
    assertThatThrownBy(() -> x.slice(0, 0, 7, 0))
        .hasMessageContaining("step 0")
        .hasMessageContaining("1 or more");
  }

  @Test
  void a_step_beyond_the_end_takes_the_first_index_only() {
    Tensor x = Tensor.of(new float[] {1, 2, 3});

    assertThat(x.slice(0, 1, 3, Integer.MAX_VALUE).toFloatArray()).containsExactly(2);
  }

  @Test
  void a_single_value_has_no_dimension_to_ask_for_or_to_cut() {
    Tensor single = Tensor.scalar(1f);

    assertThatThrownBy(() -> single.size(0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("dimension 0")
        .hasMessageContaining("unsqueeze it");
    assertThatThrownBy(() -> single.slice(0, 0, 1, 1)).hasMessageContaining("unsqueeze it");
    assertThatThrownBy(() -> single.narrow(0, -1, 1)).hasMessageContaining("unsqueeze it");
  }

  @Test
  void a_single_double_does_not_widen_a_float_tensor_but_a_double_tensor_does() {
    assertThat(table.add(Tensor.scalar(1.0)).dtype()).isEqualTo(DType.F32);
    assertThat(table.add(Tensor.ones(DType.F64, 3)).dtype()).isEqualTo(DType.F64);
  }

  @Test
  void shapes_that_do_not_meet_are_named_with_the_remedy() {
    assertThatThrownBy(() -> table.add(Tensor.ones(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("add: left is [2, 3] and right is [2]")
        .hasMessageContaining("unsqueeze");
    assertThatThrownBy(() -> table.matmul(Tensor.ones(128, 10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("left is float32 [2, 3] and right is float32 [128, 10]")
        .hasMessageContaining("last size of left (3) must equal the first of right (128)")
        .hasMessageContaining("Transpose one, or check the layer's input size");
    assertThatThrownBy(() -> table.linear(Tensor.ones(4, 2), null))
        .hasMessageContaining("[2, 3]")
        .hasMessageContaining("[4, 2]")
        .hasMessageContaining("Check the layer's input size");
    assertThatThrownBy(() -> table.reshape(4, -1))
        .hasMessageContaining("[4, -1]")
        .hasMessageContaining("product is 6");
    assertThatThrownBy(() -> table.transpose(0, 1).view(6)).hasMessageContaining("use reshape");
    assertThatThrownBy(() -> Tensor.of(new float[5], 2, 3))
        .hasMessageContaining("5 values do not fill shape [2, 3]");
    assertThatThrownBy(() -> table.size(2)).hasMessageContaining("[-2, 1]");
  }

  @Test
  void an_array_of_a_tensor_that_requires_grad_is_refused_with_detach() {
    Tensor leaf = Tensor.ones(2).requiresGrad(true);
    assertThatThrownBy(leaf::toFloatArray)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[2]")
        .hasMessageContaining("call detach() first");
    assertThatThrownBy(() -> leaf.mul(2).toDoubleArray()).hasMessageContaining("detach()");
    assertThat(leaf.detach().toFloatArray()).containsExactly(1, 1);
    assertThatThrownBy(leaf::item).hasMessageContaining("[2]").hasMessageContaining("exactly one");
  }

  @Test
  void updates_in_place_do_the_arithmetic_of_optimisers() {
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    x.addInPlace(Tensor.of(new float[] {10, 20}, 2), 0.5);
    assertThat(x.toFloatArray()).containsExactly(6, 12, 8, 14);
    x.mulInPlace(2).addProductInPlace(Tensor.full(3.0, 2, 2), Tensor.ones(2, 2), -1);
    assertThat(x.toFloatArray()).containsExactly(9, 21, 13, 25);
    x.addQuotientInPlace(Tensor.full(8.0, 2, 2), Tensor.full(4.0, 2, 2), -2);
    assertThat(x.toFloatArray()).containsExactly(5, 17, 9, 21);
    x.transpose(0, 1).copyFrom(Tensor.of(new double[] {1, 2, 3, 4}, 2, 2));
    assertThat(x.toFloatArray()).containsExactly(1, 3, 2, 4);
  }

  @Test
  void a_write_into_repeated_memory_is_refused() {
    Tensor repeated = Tensor.ones(3, 1).expand(3, 4);
    assertThatThrownBy(() -> repeated.addInPlace(2.0))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("dimension 1")
        .hasMessageContaining("single memory location")
        .hasMessageContaining("contiguous()");
  }

  @Test
  void parts_are_joined_along_a_dimension() {
    Tensor both = Tensor.cat(List.of(table, table.narrow(1, 0, 1)), 1);
    assertThat(both.toFloatArray()).containsExactly(1, 2, 3, 1, 4, 5, 6, 4);
    assertThat(Tensor.stack(List.of(table, table), -1).shape()).containsExactly(2, 3, 2);
    assertThatThrownBy(() -> Tensor.cat(List.of(table, Tensor.ones(3, 4)), 0))
        .hasMessageContaining("[3, 4]")
        .hasMessageContaining("[2, 3]");
    assertThatThrownBy(() -> Tensor.cat(List.of(), 0)).hasMessageContaining("at least one");
  }
}
