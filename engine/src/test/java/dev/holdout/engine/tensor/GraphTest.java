package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several roots, gradients of inner tensors, hooks, modes, and what is refused. */
class GraphTest {

  private final Tensor x = Tensor.of(new double[] {1, 2, 3}).requiresGrad(true);

  @Test
  void several_outputs_are_walked_at_once() {
    Tensor y = x.square();
    Tensor vector = Tensor.of(new double[] {1, 10, 100});
    Autograd.backward(List.of(y, y.sum()), Arrays.asList(vector, null), false, false);
    assertThat(x.grad().toDoubleArray()).containsExactly(4, 44, 606);
  }

  @Test
  void gradients_of_inner_tensors_walk_no_further_than_asked() {
    Tensor inner = x.exp();
    Tensor loss = inner.square().sum();
    List<Tensor> first = Autograd.grad(loss, inner);
    assertThat(first.getFirst().toDoubleArray()).isEqualTo(inner.detach().mul(2.0).toDoubleArray());
    assertThat(x.grad()).isNull();
    inner.sum().backward();
    assertThat(x.grad().toDoubleArray()).isEqualTo(inner.detach().toDoubleArray());
  }

  @Test
  void an_output_is_its_own_gradient() {
    Tensor y = x.sum();
    assertThat(Autograd.grad(y, y, x).getFirst().item()).isEqualTo(1);
  }

  @Test
  void an_unused_input_is_null_or_refused_and_one_without_gradient_refused() {
    Tensor other = Tensor.ones(2).requiresGrad(true);
    Tensor y = x.sum();
    assertThat(Autograd.grad(List.of(y), List.of(x, other), null, true, false, true).get(1))
        .isNull();
    assertThatThrownBy(() -> Autograd.grad(y, x, other))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("input 1 of shape [2]")
        .hasMessageContaining("allow_unused");
    assertThatThrownBy(
            () -> Autograd.grad(List.of(y), List.of(Tensor.ones(2)), null, true, false, true))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("does not require grad");
  }

  @Test
  void a_wish_counts_when_it_is_recorded_and_still_when_the_gradient_arrives() {
    Tensor late = Tensor.of(new double[] {1, 1, 1});
    Tensor y = x.mul(late).sum();
    late.requiresGrad(true);
    y.backward(true);
    assertThat(late.grad()).isNull();
    assertThat(x.grad().toDoubleArray()).containsOnly(1);
    x.requiresGrad(false);
    y.backward();
    assertThat(x.grad().toDoubleArray()).containsOnly(1);
  }

  @Test
  void a_gradient_asked_for_and_passed_on_is_kept_as_it_was_before_the_hooks() {
    Tensor y = x.mul(1.0);
    y.registerHook(gradient -> gradient.mul(3.0));
    List<Tensor> both = Autograd.grad(List.of(y.sum()), List.of(y, x), null, true, false, false);
    assertThat(both.get(0).toDoubleArray()).containsOnly(1);
    assertThat(both.get(1).toDoubleArray()).containsOnly(3);
    List<Tensor> alone = Autograd.grad(List.of(y.sum()), List.of(y), null, true, false, false);
    assertThat(alone.getFirst().toDoubleArray()).containsOnly(3);
  }

  @Test
  void what_lies_beside_the_way_neither_keeps_a_gradient_nor_calls_a_hook() {
    Tensor beside = x.mul(2.0).retainGrad();
    List<Tensor> seen = new ArrayList<>();
    beside.registerHook(gradient -> {
      seen.add(gradient);
      return gradient;
    });
    Tensor way = x.mul(3.0).retainGrad();
    Autograd.grad(List.of(beside.sum(), way.sum()), List.of(way));
    assertThat(beside.grad()).isNull();
    assertThat(seen).isEmpty();
    assertThat(way.grad().toDoubleArray()).containsOnly(1);
  }

  @Test
  void the_accumulated_gradient_stays_the_same_tensor() {
    x.square().sum().backward();
    Tensor held = x.grad();
    x.square().sum().backward();
    assertThat(held.toDoubleArray()).containsExactly(4, 8, 12);
    x.square().sum().backward(null, true, true);
    assertThat(x.grad()).isNotSameAs(held);
    assertThat(x.grad().requiresGrad()).isTrue();
    x.zeroGrad(false);
    assertThat(x.grad().requiresGrad()).isFalse();
    assertThat(x.grad().toDoubleArray()).containsOnly(0);
    x.zeroGrad(true);
    assertThat(x.grad()).isNull();
  }

  @Test
  void a_graph_is_freed_only_where_something_was_kept() {
    Tensor free = x.add(x).neg().sum();
    free.backward();
    free.backward();
    assertThat(x.grad().toDoubleArray()).containsOnly(-4);
    Tensor scaled = x.mul(2.0).sum();
    scaled.backward();
    assertThatThrownBy(scaled::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("second time")
        .hasMessageContaining("let the first keep them, as backward(true) does");
  }

  @Test
  void an_inner_tensor_keeps_its_gradient_when_asked_also_after_a_write() {
    Tensor y = x.mul(2.0).retainGrad();
    y.mulInPlace(3.0);
    y.square().sum().backward();
    assertThat(y.grad().toDoubleArray()).containsExactly(12, 24, 36);
    assertThatThrownBy(() -> Tensor.ones(2).retainGrad())
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("[2]")
        .hasMessageContaining("requiresGrad(true)");
  }

  @Test
  void hooks_change_the_gradient_in_their_order_until_they_are_removed() {
    Tensor y = x.mul(1.0);
    List<String> calls = new ArrayList<>();
    Hook first =
        y.registerHook(gradient -> {
          calls.add("first");
          return gradient.add(1.0);
        });
    y.registerHook(gradient -> {
      calls.add("second");
      return gradient.mul(10.0);
    });
    y.registerHook(gradient -> null);
    Tensor loss = y.add(y).sum();
    loss.backward(true);
    assertThat(x.grad().toDoubleArray()).containsOnly(30);
    first.remove();
    x.zeroGrad();
    loss.backward();
    assertThat(x.grad().toDoubleArray()).containsOnly(20);
    assertThat(calls).containsExactly("first", "second", "second");
  }

  @Test
  void a_hook_that_returns_another_shape_is_refused() {
    try (var _ = x.registerHook(gradient -> gradient.sum())) {
      assertThatThrownBy(() -> x.square().sum().backward())
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("[3]")
          .hasMessageContaining("[]")
          .hasMessageContaining("return the same shape");
    }
    x.square().sum().backward();
    assertThat(x.grad().toDoubleArray()).containsExactly(2, 4, 6);
  }

  @Test
  void a_vector_of_another_shape_or_of_integers_is_refused_and_another_width_converted() {
    Tensor y = x.exp();
    assertThatThrownBy(() -> y.backward(Tensor.ones(2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[2]")
        .hasMessageContaining("[3]");
    assertThatThrownBy(() -> y.backward(Tensor.of(new long[] {1, 1, 1})))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("int64")
        .hasMessageContaining("to(F64)");
    y.backward(Tensor.ones(3));
    assertThat(x.grad().dtype()).isEqualTo(DType.F64);
  }

  @Test
  void integers_cannot_require_a_gradient() {
    assertThatThrownBy(() -> Tensor.of(new long[] {1, 2}).requiresGrad(true))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("int64")
        .hasMessageContaining("floating point")
        .hasMessageContaining("to(F32)");
    assertThat(x.to(DType.I64).requiresGrad()).isFalse();
  }

  @Test
  void recording_can_be_turned_on_inside_noGrad_but_not_inside_inference_mode() {
    try (var _ = Autograd.noGrad();
        var _ = Autograd.enableGrad()) {
      assertThat(x.exp().requiresGrad()).isTrue();
    }
    try (var _ = Autograd.inferenceMode();
        var _ = Autograd.enableGrad()) {
      assertThat(x.exp().requiresGrad()).isFalse();
    }
    assertThat(x.exp().requiresGrad()).isTrue();
  }

  @Test
  void what_inference_mode_made_takes_no_part_in_recorded_work() {
    Tensor made;
    try (var _ = Autograd.inferenceMode()) {
      made = x.exp();
    }
    assertThatThrownBy(() -> x.mul(made))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("mul: the tensor of shape [3] was made in inference mode")
        .hasMessageContaining("copy()");
    assertThatThrownBy(() -> made.requiresGrad(true)).isInstanceOf(GradientException.class);
    assertThat(x.mul(made.copy()).requiresGrad()).isTrue();
  }

  @Test
  void a_graph_of_a_hundred_thousand_operations_does_not_overflow_the_stack() {
    Tensor y = x;
    for (int i = 0; i < 100_000; i++) {
      y = y.add(0.001);
    }
    y.sum().backward();
    assertThat(x.grad().toDoubleArray()).containsOnly(1);
  }

  @Test
  void many_writes_into_a_view_do_not_overflow_the_stack() {
    Tensor y = x.mul(1.0);
    Tensor part = y.narrow(0, 0, 2);
    for (int i = 0; i < 25_000; i++) {
      part.addInPlace(x.narrow(0, 1, 2));
      y.addInPlace(0.001);
    }
    y.sum().backward();
    assertThat(x.grad().toDoubleArray()).containsExactly(1, 25_001, 25_001);
  }

  @Test
  void a_number_that_belongs_to_the_operation_is_not_freed() {
    Tensor end = Tensor.ones(DType.F64, 3);
    Tensor mixed = x.mean().add(x.lerp(end, 0.75).sum()).add(end.add(x, 2.0).sum());
    mixed.backward();
    mixed.backward();
    double[] slope = new double[3];
    Arrays.fill(slope, 2 * (1 / 3.0 + 0.25 + 2));
    assertThat(x.grad().toDoubleArray()).containsExactly(slope, within(1e-15));
  }

  @Test
  void an_operand_that_no_gradient_reads_may_be_written_over() {
    Tensor other = Tensor.full(DType.F64, 2, 3);
    Tensor both = x.hypot(other).add(x.remainder(other)).add(x.copysign(other));
    other.addInPlace(1.0);
    both.sum().backward();
    double at = x.detach().toDoubleArray()[0];
    assertThat(x.grad().toDoubleArray()[0]).isCloseTo(at / Math.hypot(at, 2) + 2, within(1e-15));
  }

  @Test
  void the_slope_of_straight_lines_has_slope_zero_where_it_is_differentiated_again() {
    Tensor y = x.relu().add(x.abs()).add(x.leakyRelu(0.1)).add(x.hardtanh(-9, 9)).sum();
    Tensor slope = Autograd.grad(List.of(y), List.of(x), true).getFirst();
    assertThat(slope.requiresGrad()).isTrue();
    slope.square().sum().backward();
    assertThat(x.grad().toDoubleArray()).containsOnly(0);
  }
}
