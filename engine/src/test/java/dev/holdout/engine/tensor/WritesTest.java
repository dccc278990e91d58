package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.nn.KernelWindow;
import dev.holdout.engine.nn.Poolings;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import org.junit.jupiter.api.Test;

/** Writes in place: what they do to values, to histories and to views, and what is refused. */
class WritesTest {

  private final Tensor x = Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3).requiresGrad(true);

  @Test
  void a_write_into_a_result_becomes_its_history() {
    Tensor y = x.mul(2.0);
    y.addInPlace(1.0).mulInPlace(x).divInPlace(2.0).subInPlace(x);
    y.sum().backward();
    // y = x (2 x + 1) / 2 - x, with slope 2 x - 1/2
    assertThat(y.detach().toDoubleArray()).containsExactly(0.5, 3, 7.5, 14, 22.5, 33);
    assertThat(x.grad().toDoubleArray()).containsExactly(1.5, 3.5, 5.5, 7.5, 9.5, 11.5);
  }

  @Test
  void a_write_into_a_view_is_the_history_of_the_whole_and_of_its_other_views() {
    Tensor y = x.mul(2.0);
    Tensor row = y.select(0, 1);
    Tensor column = y.select(1, 0);
    row.mulInPlace(x.select(0, 0));
    assertThat(y.detach().toDoubleArray()).containsExactly(2, 4, 6, 8, 20, 36);
    column.square().sum().backward();
    // The column is [2 x00, 2 x10 x00]: by x00 it is 8 x00 + 8 x10² x00, by x10 8 x10 x00².
    assertThat(x.grad().toDoubleArray()).containsExactly(136, 0, 0, 32, 0, 0);
  }

  @Test
  void a_view_of_a_tensor_that_needs_none_gets_a_history_with_the_write() {
    Tensor room = Tensor.zeros(DType.F64, 2, 3);
    Tensor view = room.select(0, 0);
    room.copyFrom(x);
    assertThat(view.requiresGrad()).isTrue();
    assertThat(room.isLeaf()).isFalse();
    view.sum().backward();
    assertThat(x.grad().toDoubleArray()).containsExactly(1, 1, 1, 0, 0, 0);
  }

  @Test
  void values_written_over_have_no_gradient_left() {
    Tensor y = x.mul(2.0);
    y.select(1, 1).fill(7);
    Tensor z = x.add(3.0);
    z.zero();
    y.sum().add(z.sum()).backward();
    assertThat(x.grad().toDoubleArray()).containsExactly(2, 0, 2, 2, 0, 2);
  }

  @Test
  void a_masked_write_stops_the_gradient_where_the_mask_is_true() {
    Tensor y = x.mul(3.0);
    y.maskedFillInPlace(x.detach().gt(4.0), -1);
    y.sum().backward();
    assertThat(y.detach().toDoubleArray()).containsExactly(3, 6, 9, 12, -1, -1);
    assertThat(x.grad().toDoubleArray()).containsExactly(3, 3, 3, 3, 0, 0);
  }

  @Test
  void a_kept_result_of_a_write_may_not_be_written_over() {
    Tensor y = x.mul(2.0).reluInPlace();
    y.mulInPlace(3.0);
    assertThatThrownBy(() -> y.sum().backward())
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("backward of relu: the result, float64 of shape [2, 3]")
        .hasMessageContaining("is at version 2; expected version 1")
        .hasMessageContaining("Change a copy");
  }

  @Test
  void a_factor_that_nobody_needs_may_be_written_over() {
    Tensor y = x.mul(2.0);
    Tensor z = y.mul(Tensor.full(DType.F64, 5, 2, 3));
    Tensor product = y.matmul(Tensor.full(DType.F64, 7, 3, 1));
    y.addInPlace(1.0);
    z.sum().add(product.sum()).backward();
    assertThat(x.grad().toDoubleArray()).containsOnly(24);
  }

  @Test
  void writes_through_detach_and_without_recording_count() {
    Tensor y = x.exp();
    int before = y.version();
    y.detach().addInPlace(1.0);
    Autograd.noGrad(() -> {
      y.addInPlace(1.0);
    });
    assertThat(y.version()).isEqualTo(before + 2);
    assertThatThrownBy(() -> y.sum().backward()).hasMessageContaining("is at version 2");
  }

  @Test
  void leaves_and_their_views_are_refused_while_recording() {
    assertThatThrownBy(() -> x.addInPlace(1.0))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("addInPlace: the tensor of shape [2, 3] is a leaf")
        .hasMessageContaining("Autograd.noGrad");
    assertThatThrownBy(() -> x.select(0, 1).fill(1))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("a view of a leaf");
    Autograd.noGrad(() -> {
      x.select(0, 1).fill(1);
    });
    assertThat(x.detach().toDoubleArray()).containsExactly(1, 2, 3, 1, 1, 1);
  }

  @Test
  void a_target_neither_grows_nor_changes_its_kind() {
    Tensor small = Tensor.ones(3);
    assertThatThrownBy(() -> small.addInPlace(Tensor.ones(2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[3]")
        .hasMessageContaining("[2, 3]");
    Tensor whole = Tensor.of(new long[] {1, 2});
    assertThatThrownBy(() -> whole.addInPlace(0.5))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float32")
        .hasMessageContaining("int64");
    assertThatThrownBy(() -> whole.divInPlace(whole)).isInstanceOf(DTypeException.class);
    whole.addInPlace(2L).mulInPlace(Tensor.of(new int[] {3, 4}));
    assertThat(whole.toLongArray()).containsExactly(9, 16);
  }

  @Test
  void another_dtype_is_met_in_the_wider_one_and_keeps_its_gradient() {
    Tensor target = Tensor.of(new float[] {1, 2, 3}).requiresGrad(true);
    Tensor y = target.mul(1.0);
    y.mulInPlace(x.select(0, 0));
    assertThat(y.dtype()).isEqualTo(DType.F32);
    y.sum().backward();
    assertThat(target.grad().toFloatArray()).containsExactly(1, 2, 3);
    assertThat(x.grad().dtype()).isEqualTo(DType.F64);
    assertThat(x.grad().toDoubleArray()).containsExactly(1, 2, 3, 0, 0, 0);
  }

  @Test
  void pieces_that_share_a_part_of_their_memory_are_refused() {
    Tensor line = Tensor.of(new float[] {1, 2, 3, 4});
    assertThatThrownBy(() -> line.narrow(0, 1, 3).addInPlace(line.narrow(0, 0, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("single memory location")
        .hasMessageContaining("copy()");
    line.narrow(0, 2, 2).addInPlace(line.narrow(0, 0, 2));
    line.addInPlace(line);
    assertThat(line.toFloatArray()).containsExactly(2, 4, 8, 12);
  }

  @Test
  void repeated_memory_may_be_filled_but_not_added_to() {
    Tensor repeated = Tensor.ones(3, 1).expand(3, 4);
    repeated.fill(2);
    assertThat(repeated.toFloatArray()).containsOnly(2);
    assertThatThrownBy(() -> repeated.mulInPlace(2.0))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("single memory location");
  }

  @Test
  void a_view_made_without_recording_cannot_take_a_recorded_write() {
    Tensor y = x.mul(2.0);
    Tensor view = Autograd.noGrad(() -> y.select(0, 0));
    assertThatThrownBy(() -> view.addInPlace(x.select(0, 1)))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("made without recording")
        .hasMessageContaining("copy()");
  }

  @Test
  void a_view_made_without_recording_is_a_constant_that_is_written_inside_only() {
    Tensor y = x.mul(2.0);
    Tensor view = Autograd.noGrad(() -> y.select(0, 0));
    assertThat(view.requiresGrad()).isFalse();
    assertThatThrownBy(() -> view.mulInPlace(3.0))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("mulInPlace: the tensor of shape [3]")
        .hasMessageContaining("both inside Autograd.noGrad, or both outside");
    assertThatThrownBy(() -> view.fill(0)).isInstanceOf(GradientException.class);
    assertThat(y.detach().toDoubleArray()).containsExactly(2, 4, 6, 8, 10, 12);
    Autograd.noGrad(() -> {
      view.mulInPlace(3.0);
    });
    assertThat(y.detach().toDoubleArray()).containsExactly(6, 12, 18, 8, 10, 12);
    Tensor plain = Tensor.zeros(DType.F64, 2);
    assertThat(Autograd.noGrad(() -> plain.narrow(0, 0, 1)).addInPlace(1.0).item()).isEqualTo(1);
  }

  @Test
  void the_arithmetic_of_optimisers_is_recorded_too() {
    Tensor y = x.mul(1.0);
    y.addProductInPlace(x, x, 0.5).addQuotientInPlace(x, x.square(), 2);
    y.sum().backward();
    // x + x²/2 + 2/x
    for (int i = 0; i < 6; i++) {
      double at = i + 1;
      assertThat(x.grad().toDoubleArray()[i]).isEqualTo(1 + at - 2 / (at * at));
    }
  }

  @Test
  void the_result_of_untracked_work_takes_a_recorded_write_though_its_last_step_was_a_view() {
    Tensor highest = Autograd.noGrad(() -> x.max(1, false).values());
    highest.mulInPlace(x.select(1, 0)).addInPlace(x.select(1, 1));
    highest.sum().backward();
    assertThat(highest.detach().toDoubleArray()).containsExactly(5, 29);
    assertThat(x.grad().toDoubleArray()).containsExactly(3, 1, 0, 6, 1, 0);
  }

  @Test
  void nothing_repeats_no_memory() {
    Tensor none = Tensor.zeros(DType.F64, 1, 0).expand(3, 0);
    assertThat(none.addInPlace(Tensor.ones(DType.F64, 3, 0)).numel()).isZero();
  }

  @Test
  void truth_values_are_not_taken_away() {
    Tensor y = Tensor.ones(2);
    assertThatThrownBy(() -> y.subInPlace(y.gt(0)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float32 and bool");
    assertThat(y.toFloatArray()).containsOnly(1);
  }

  @Test
  void a_pooled_or_unchanged_copy_is_written_without_its_source() {
    Tensor y = Tensor.ones(1, 1, 3);
    Poolings.maxPool1d(y, KernelWindow.of(1)).fill(7);
    y.diff(0, -1).fill(7);
    assertThat(y.toFloatArray()).containsOnly(1);
  }
}
