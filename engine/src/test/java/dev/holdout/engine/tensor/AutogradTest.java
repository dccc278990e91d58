package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AutogradTest {

  private final Tensor x = Tensor.of(new float[] {1, 2, 3}, 3).requiresGrad(true);

  @Test
  void gradients_of_two_walks_add_up_until_they_are_forgotten() {
    x.square().sum().backward();
    x.square().sum().backward();
    assertThat(x.grad().toFloatArray()).containsExactly(4, 8, 12);
    x.zeroGrad();
    assertThat(x.grad()).isNull();
  }

  @Test
  void two_leaves_of_one_sum_have_gradients_of_their_own() {
    Tensor y = Tensor.of(new float[] {4, 5, 6}, 3).requiresGrad(true);
    x.add(y).sum().backward();
    x.grad().fill(0);
    assertThat(y.grad().toFloatArray()).containsOnly(1);
  }

  @Test
  void a_second_backward_is_refused_with_the_remedy() {
    Tensor loss = x.exp().sum();
    loss.backward();
    assertThatThrownBy(loss::backward)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("second time")
        .hasMessageContaining("compute the forward pass again");
  }

  @Test
  void a_kept_graph_may_be_walked_again() {
    Tensor loss = x.exp().sum();
    loss.backward(true);
    float first = x.grad().toFloatArray()[1];
    loss.backward();
    assertThat(x.grad().toFloatArray()[1]).isEqualTo(2 * first);
  }

  @Test
  void backward_of_several_values_is_refused_with_the_remedy() {
    assertThatThrownBy(() -> x.exp().backward())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[3]")
        .hasMessageContaining("scalar")
        .hasMessageContaining("sum, mean");
    assertThatThrownBy(() -> x.exp().backward(Tensor.ones(2)))
        .hasMessageContaining("[2]")
        .hasMessageContaining("[3]");
  }

  @Test
  void backward_of_what_was_not_recorded_is_refused_with_the_remedy() {
    Tensor loss = Autograd.noGrad(() -> x.exp().sum());
    assertThatThrownBy(loss::backward)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not require grad")
        .hasMessageContaining("requiresGrad(true)");
  }

  @Test
  void a_kept_value_changed_in_place_is_noticed() {
    Tensor y = x.exp();
    Tensor loss = y.sum();
    y.detach().fill(0);
    assertThatThrownBy(loss::backward)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("backward of exp")
        .hasMessageContaining("is at version 1; expected version 0")
        .hasMessageContaining("Change a copy");
  }

  @Test
  void a_kept_input_changed_through_a_view_is_noticed() {
    Tensor weights = Tensor.of(new float[] {1, 1, 1}, 3);
    Tensor loss = x.mul(weights).sum();
    weights.narrow(0, 1, 1).fill(5);
    assertThatThrownBy(loss::backward).hasMessageContaining("backward of mul: input 1");
  }

  @Test
  void changing_what_no_gradient_reads_is_allowed() {
    Tensor y = x.mul(2).add(1);
    Tensor loss = y.sum();
    y.detach().fill(0);
    loss.backward();
    assertThat(x.grad().toFloatArray()).containsOnly(2);
  }

  @Test
  void a_leaf_may_be_written_only_without_recording() {
    assertThatThrownBy(() -> x.addInPlace(Tensor.ones(3), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("leaf")
        .hasMessageContaining("Autograd.noGrad");
    Autograd.noGrad(() -> {
      x.addInPlace(Tensor.ones(3), 1);
    });
    assertThat(x.detach().toFloatArray()).containsExactly(2, 3, 4);
  }

  @Test
  void recording_comes_back_after_an_error_inside_noGrad() {
    Runnable work =
        () -> {
          throw new IllegalStateException("inside");
        };
    assertThatThrownBy(() -> Autograd.noGrad(work)).hasMessage("inside");
    assertThat(Autograd.recording()).isTrue();
  }

  @Test
  void noGrad_holds_for_its_own_thread_only() throws Exception {
    CountDownLatch off = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      Future<Boolean> first =
          threads.submit(() -> {
            try (var _ = Autograd.noGrad()) {
              off.countDown();
              seen.await();
              return x.mul(2).requiresGrad();
            }
          });
      Future<Boolean> second =
          threads.submit(() -> {
            off.await();
            boolean records = x.mul(2).requiresGrad();
            seen.countDown();
            return records;
          });
      assertThat(second.get()).isTrue();
      assertThat(first.get()).isFalse();
    }
  }

  @Test
  void trainings_in_parallel_threads_give_the_bits_of_one_alone() throws Exception {
    float[] alone = train();
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<float[]> training = AutogradTest::train;
      for (Future<float[]> other : threads.invokeAll(Collections.nCopies(4, training))) {
        assertThat(other.get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void a_deep_graph_does_not_overflow_the_stack() {
    Tensor y = x;
    for (int i = 0; i < 20_000; i++) {
      y = y.add(0.001);
    }
    y.sum().backward();
    assertThat(x.grad().toFloatArray()).containsOnly(1);
  }

  @Test
  void a_triangle_keeps_nothing_and_may_be_walked_twice() {
    Tensor square = Tensor.ones(3, 3).requiresGrad(true);
    Tensor y = square.tril(0).triu(-1).sum();
    y.backward();
    y.backward();
    assertThat(square.grad().toFloatArray()).containsExactly(2, 0, 0, 2, 2, 0, 0, 2, 2);
  }

  @Test
  void an_inner_tensor_cannot_stop_requiring_a_gradient() {
    assertThatThrownBy(() -> x.exp().requiresGrad(false))
        .hasMessageContaining("leaf")
        .hasMessageContaining("detach()");
  }

  private static float[] train() {
    Tensor data = RowChains.rows(64);
    Tensor weight = Tensor.zeros(4, RowChains.WIDTH).requiresGrad(true);
    for (int step = 0; step < 50; step++) {
      Tensor loss = data.linear(weight, null).tanh().sub(0.5).square().mean();
      loss.backward();
      Autograd.noGrad(() -> weight.addInPlace(weight.grad(), -0.1));
      weight.zeroGrad();
    }
    return weight.detach().toFloatArray();
  }
}
