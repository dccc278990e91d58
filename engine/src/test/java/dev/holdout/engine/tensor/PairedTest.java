package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.examples.PairedExamples;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of two tensors: nothing in them, shapes that do not meet, ties and numbers. */
class PairedTest {

  static List<Example> two() {
    return PairedExamples.all().stream().filter(example -> example.fixed().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("two")
  void of_nothing_comes_nothing_and_no_slope(Example example) {
    Tensor none = Tensor.zeros(0, 4).requiresGrad(true);
    Tensor row = Tensor.ones(4).requiresGrad(true);
    Tensor out = Autograd.apply(example.op(), none, row);
    assertThat(out.shape()).containsExactly(0, 4);
    out.backward(Tensor.zeros(0, 4));
    assertThat(none.grad().shape()).containsExactly(0, 4);
    assertThat(row.grad().abs().toFloatArray()).containsExactly(0, 0, 0, 0);
  }

  @ParameterizedTest
  @MethodSource("two")
  void shapes_that_do_not_meet_are_named(Example example) {
    assertThatThrownBy(() -> Autograd.apply(example.op(), Tensor.ones(2, 3), Tensor.ones(2, 4)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining(example.op().name())
        .hasMessageContaining("[2, 3]")
        .hasMessageContaining("[2, 4]");
  }

  @Test
  void a_tie_shares_the_slope_and_a_nan_takes_it_or_loses_it() {
    float nan = Float.NaN;
    Tensor a = Tensor.of(new float[] {1, 2, nan, 4}).requiresGrad(true);
    Tensor b = Tensor.of(new float[] {1, 3, 0, nan}).requiresGrad(true);
    assertThat(slopes(a.maximum(b), a, b)).containsExactly(.5f, 0, 1, 1, .5f, 1, 1, 1);
    assertThat(slopes(a.minimum(b), a, b)).containsExactly(.5f, 1, 1, 1, .5f, 0, 1, 1);
    assertThat(slopes(a.fmax(b), a, b)).containsExactly(.5f, 0, 0, 1, .5f, 1, 1, 0);
    assertThat(slopes(a.fmin(b), a, b)).containsExactly(.5f, 1, 0, 1, .5f, 0, 1, 0);
  }

  private static float[] slopes(Tensor out, Tensor a, Tensor b) {
    a.zeroGrad();
    b.zeroGrad();
    out.backward(Tensor.ones(4));
    return Tensor.cat(List.of(a.grad(), b.grad()), 0).toFloatArray();
  }

  @Test
  void a_value_between_moving_bounds_keeps_its_slope_and_a_held_one_gives_it_to_the_bound() {
    Tensor x = Tensor.of(new float[] {-3, 0.5f, 9}).requiresGrad(true);
    Tensor low = Tensor.scalar(-1f).requiresGrad(true);
    Tensor high = Tensor.scalar(2f).requiresGrad(true);
    Tensor held = x.clamp(low, high);
    assertThat(held.detach().toFloatArray()).containsExactly(-1, 0.5f, 2);
    held.backward(Tensor.of(new float[] {10, 20, 30}));
    assertThat(x.grad().toFloatArray()).containsExactly(0, 20, 0);
    assertThat(low.grad().item()).isEqualTo(10);
    assertThat(high.grad().item()).isEqualTo(30);
    assertThat(x.clamp(high.detach(), low.detach()).detach().toFloatArray()).containsOnly(-1);
  }

  @Test
  void both_ends_of_a_line_are_exact() {
    Tensor a = Tensor.of(new float[] {0.1f, 1e8f});
    Tensor b = Tensor.of(new float[] {0.7f, -3});
    assertThat(a.lerp(b, 0).toFloatArray()).isEqualTo(a.toFloatArray());
    assertThat(a.lerp(b, 1).toFloatArray()).isEqualTo(b.toFloatArray());
    assertThat(a.lerp(b, Tensor.scalar(0.5f)).toFloatArray()[0]).isCloseTo(0.4f, within(1e-6f));
  }

  @Test
  void integers_stay_integers_where_the_number_is_one() {
    Tensor x = Tensor.of(new long[] {1L << 60, 5});
    assertThat(x.add(1).toLongArray()).containsExactly((1L << 60) + 1, 6);
    assertThat(x.rsub(7).toLongArray()).containsExactly(7 - (1L << 60), 2);
    assertThat(x.addcmul(x, x, 2).dtype()).isEqualTo(DType.I64);
    assertThat(x.rpow(2).toLongArray()[1]).isEqualTo(32);
    assertThat(x.div(2).dtype()).isEqualTo(DType.F32);
    assertThatThrownBy(() -> x.addcdiv(x, x, 1))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("int64");
  }

  @Test
  void on_one_of_two_bounds_the_slope_is_shared_and_between_equal_ones_it_is_not() {
    Tensor x = Tensor.of(new float[] {0, 1, 0.5f, 2}).requiresGrad(true);
    Tensor low = Tensor.of(new float[] {0, 0, 0.5f, 3}).requiresGrad(true);
    Tensor high = Tensor.of(new float[] {1, 1, 0.5f, 2}).requiresGrad(true);
    x.clamp(low, high).sum().backward();
    assertThat(x.grad().toFloatArray()).containsExactly(0.5f, 0.5f, 1, 0);
    assertThat(low.grad().toFloatArray()).containsExactly(0.5f, 0, 0, 0);
    assertThat(high.grad().toFloatArray()).containsExactly(0, 0.5f, 0, 1);
    assertThatThrownBy(() -> x.clamp((Tensor) null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
  }

  @Test
  void a_multiple_of_integers_is_whole_and_one_of_truth_values_a_truth_value() {
    Tensor whole = Tensor.of(new int[] {1, 2});
    Tensor truth = Tensor.of(new boolean[] {true, false});
    assertThat(whole.addcmul(whole, whole, 2.5).toIntArray()).containsExactly(3, 10);
    assertThat(truth.logicalNot().add(truth, 2).toBooleanArray()).containsExactly(true, true);
    assertThat(truth.add(truth.logicalNot(), 0).toBooleanArray()).containsExactly(true, false);
    assertThatThrownBy(() -> whole.add(whole, 0.5))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("scale 0.5");
    assertThatThrownBy(() -> truth.addcmul(truth, truth, 1)).isInstanceOf(DTypeException.class);
  }

  @Test
  void what_integers_or_truth_values_do_not_have_is_refused() {
    Tensor whole = Tensor.arange(2);
    Tensor truth = whole.gt(0);
    List<ThrowingCallable> refused =
        List.of(
            () -> whole.hypot(whole),
            () -> whole.logaddexp(truth),
            () -> whole.lerp(whole, 0.5),
            () -> truth.fmod(truth),
            () -> truth.remainder(truth),
            () -> truth.truncDivide(truth),
            () -> truth.clamp(truth, truth),
            () -> truth.softsign(),
            () -> truth.tanhshrink(),
            () -> truth.median(),
            () -> truth.topk(1));
    for (ThrowingCallable call : refused) {
      assertThatThrownBy(call).isInstanceOf(DTypeException.class).hasMessageContaining("convert");
    }
  }
}
