package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.memory.Memory;
import dev.holdout.engine.random.Philox;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a checkpoint holds, what it refuses, and what an error leaves behind. */
class CheckpointRefusalsTest {

  @AfterEach
  void nothing_stays_pooled() {
    Memory.trim();
  }

  @Test
  void without_recording_the_steps_just_run() {
    Tensor x = leaf(1, 3);
    Tensor y = Autograd.noGrad(() -> Autograd.checkpoint(in -> in.sin(), x));
    assertThat(y.requiresGrad()).isFalse();
    assertThat(Autograd.checkpoint(in -> in.sin(), Tensor.ones(2)).requiresGrad()).isFalse();
    assertThat(Autograd.computingAgain()).isFalse();
  }

  @Test
  void the_graph_holds_the_inputs_and_not_the_values_between() {
    Tensor x = Tensor.ones(100);
    Tensor w = Tensor.ones(100).requiresGrad(true);
    UnaryOperator<Tensor> steps = in -> in.mul(w).sin().exp().tanh();
    Tensor plain = steps.apply(x);
    Tensor again = Autograd.checkpoint(steps, x);
    assertThat(Autograd.savedBytes(plain)).isEqualTo(5 * 400);
    assertThat(Autograd.savedBytes(again)).isEqualTo(400); // the input
    again.sum().backward();
    assertThat(w.grad()).isNotNull();
    assertThat(Autograd.savedBytes(again)).isZero();
  }

  @Test
  void steps_that_do_something_else_the_second_time_are_refused() {
    Tensor x = leaf(1, 3);
    int[] calls = {0};
    Tensor other = Autograd.checkpoint(in -> calls[0]++ == 0 ? in.sin() : in.cos(), x);
    assertThatThrownBy(() -> other.sum().backward())
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("recorded cos [3] where the first run recorded sin [3]")
        .hasMessageContaining("do the same both times");
    int[] more = {0};
    Tensor longer = Autograd.checkpoint(in -> more[0]++ == 0 ? in.sin() : in.sin().exp(), x);
    assertThatThrownBy(() -> longer.sum().backward())
        .hasMessageContaining("recorded exp [3] where the first run recorded nothing more");
    int[] draws = {0};
    Philox random = new Philox(1, 1);
    Tensor drawn =
        Autograd.checkpoint(in -> (draws[0]++ == 0 ? in : in.mul(Tensor.rand(random, 3))).sin(), x);
    assertThatThrownBy(() -> drawn.sum().backward())
        .hasMessageContaining("draws more often than the first run, 0 times");
  }

  @Test
  void inputs_and_parameters_changed_before_backward_are_refused() {
    Tensor w = leaf(1, 3);
    Tensor x = Tensor.ones(3);
    Tensor first = Autograd.checkpoint(in -> in.mul(w), x);
    x.addInPlace(1.0);
    assertThatThrownBy(() -> first.sum().backward())
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("input 0 of shape [3] was changed")
        .hasMessageContaining("inplace operation: version 1, expected version 0");
    Tensor second = Autograd.checkpoint(in -> in.add(w), x);
    Autograd.noGrad(() -> {
      w.mulInPlace(2.0);
    });
    assertThatThrownBy(() -> second.sum().backward())
        .hasMessageContaining("a leaf that the steps use of shape [3] was changed");
    assertThatThrownBy(() -> Autograd.checkpoint(in -> in.addInPlace(1.0).mul(w), x))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("the steps write into input 0 of shape [3]");
  }

  @Test
  void what_is_missing_is_named() {
    Tensor x = leaf(1, 3);
    assertThatThrownBy(() -> Autograd.checkpoint((UnaryOperator<Tensor>) null, x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the function of the steps is null");
    assertThatThrownBy(() -> Autograd.checkpoint(in -> in, (Tensor) null))
        .hasMessageContaining("the input is null");
    assertThatThrownBy(() -> Autograd.checkpoint(in -> (Tensor) null, x))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("return their outputs, each a tensor");
  }

  @Test
  void a_second_backward_without_keeping_the_graph_is_refused_as_without_a_checkpoint() {
    for (boolean scoped : new boolean[] {false, true}) {
      Tensor x = leaf(1, 3);
      Memory.Scope scope = scoped ? Memory.scope() : null;
      Tensor y = Autograd.checkpoint(in -> in.sin().exp(), x).sum();
      y.backward();
      assertThatThrownBy(y::backward)
          .isInstanceOf(GradientException.class)
          .hasMessageContaining("second time");
      if (scope != null) {
        scope.close();
      }
    }
  }

  @Test
  void an_error_in_the_steps_or_in_backward_leaves_the_scopes_in_order() {
    Tensor x = leaf(1, 3);
    try (var _ = Memory.scope()) {
      assertThatThrownBy(() ->
              Autograd.checkpoint(
                  in -> {
                    throw new IllegalStateException("planned");
                  },
                  x))
          .hasMessage("planned");
      Tensor y =
          Autograd.checkpoint(
              in -> {
                Tensor a = in.sin();
                a.registerHook(gradient -> {
                  throw new IllegalStateException("planned");
                });
                return a.exp();
              },
              x);
      assertThatThrownBy(() -> y.sum().backward()).hasMessage("planned");
      assertThat(y.detach().toFloatArray()).hasSize(3);
    }
    try (var _ = Memory.scope()) {
      Autograd.checkpoint(in -> in.sin(), x).sum().backward();
    }
    assertThat(Autograd.computingAgain()).isFalse();
  }

  @Test
  void a_gradient_that_a_hook_kept_is_there_until_the_scope_closes() {
    Tensor x = leaf(1, 3);
    Tensor[] kept = new Tensor[1];
    try (var _ = Memory.scope()) {
      Tensor y =
          Autograd.checkpoint(
              in -> {
                Tensor a = in.sin();
                a.registerHook(gradient -> {
                  kept[0] = gradient;
                  return null;
                });
                return a.exp().square();
              },
              x);
      y.sum().backward();
      assertThat(kept[0].toFloatArray()).hasSize(3);
    }
  }

  private static Tensor leaf(long stream, int... shape) {
    return Tensor.randn(new Philox(7, stream), shape).requiresGrad(true);
  }
}
