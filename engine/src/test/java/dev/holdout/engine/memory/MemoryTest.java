package dev.holdout.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.nn.BatchNorm1d;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Sigmoid;
import dev.holdout.engine.optim.RmsProp;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class MemoryTest {

  @AfterEach
  void nothing_stays_pooled() {
    Memory.trim();
  }

  /** The neural trader with its data. */
  private static final class Training {
    final Sequential net;
    final RmsProp optimizer;
    final Tensor x;
    final Tensor y;
    double loss;

    Training(int batch) {
      Philox random = new Philox(1, 1);
      net =
          new Sequential(
              new Linear(4, 5, random), new Sigmoid(), new Linear(5, 1, random), new Sigmoid());
      optimizer = new RmsProp(net.parameters(), RmsProp.Config.of(0.01));
      x = Tensor.of(new Philox(2, 0).fillNormal(new float[4 * batch], 0, 1), batch, 4);
      y = Tensor.of(new Philox(2, 1).fillNormal(new float[batch], 0, 1), batch, 1);
    }

    void step() {
      optimizer.zeroGrad();
      Tensor value = net.forward(x).mul(y).mean().neg();
      value.backward();
      optimizer.step();
      loss = value.detach().item();
    }

    void steps(int count) {
      for (int i = 0; i < count; i++) {
        try (var _ = Memory.scope()) {
          step();
        }
      }
    }
  }

  @Test
  void after_the_first_steps_in_scopes_no_tensor_takes_new_memory() {
    for (int batch : new int[] {10, 2_000}) {
      Training training = new Training(batch);
      long none = Memory.freshBytes();
      training.steps(3);
      long fresh = Memory.freshBytes();
      long pooled = Memory.pooledBytes();
      assertThat(fresh - none).isGreaterThan(4L * 5 * batch); // the first layer's numbers at least
      training.steps(200);
      assertThat(Memory.freshBytes()).as("batch %d", batch).isEqualTo(fresh);
      assertThat(Memory.pooledBytes()).as("batch %d", batch).isEqualTo(pooled);
    }
  }

  @Test
  void the_count_of_new_memory_sees_every_tensor_that_found_none_waiting() {
    long fresh = Memory.freshBytes();
    try (var step = Memory.scope()) {
      step.keep(Tensor.zeros(7)); // 28 bytes, which do not come back
    }
    assertThat(Memory.freshBytes()).isEqualTo(fresh + 28);
    try (var _ = Memory.scope()) {
      Tensor.zeros(7);
    }
    assertThat(Memory.freshBytes()).isEqualTo(fresh + 56);
    try (var _ = Memory.scope()) {
      Tensor.zeros(7);
    }
    assertThat(Memory.freshBytes()).isEqualTo(fresh + 56);
  }

  @Test
  @EnabledIfSystemProperty(named = "holdout.soak", matches = "true")
  void a_hundred_thousand_steps_take_what_the_first_took() {
    FreshBooks.run(MemoryTest::soak);
  }

  private static void soak() {
    Training training = new Training(1_000);
    training.steps(3);
    long fresh = Memory.freshBytes();
    long pooled = Memory.pooledBytes();
    MemoryStats first = peakOf(training, 100);
    long heap = usedHeap();
    training.steps(100_000);
    MemoryStats last = peakOf(training, 100);
    assertThat(Memory.freshBytes()).isEqualTo(fresh);
    assertThat(Memory.pooledBytes()).isEqualTo(pooled);
    assertThat(last.totalPeak()).isEqualTo(first.totalPeak()).isPositive();
    assertThat(last.total()).isEqualTo(first.total()).isPositive();
    assertThat((double) usedHeap()).isLessThan(1.05 * heap);
  }

  private static MemoryStats peakOf(Training training, int steps) {
    Memory.resetPeak();
    training.steps(steps);
    return Memory.stats();
  }

  /** Bytes that are in use after the collector ran. */
  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void the_books_of_a_training_stand_still() {
    FreshBooks.run(() -> {
      Training training = new Training(100);
      training.steps(2);
      MemoryStats first = peakOf(training, 3);
      MemoryStats last = peakOf(training, 300);
      assertThat(last.peak()).isEqualTo(first.peak());
      assertThat(last.current()).isEqualTo(first.current());
      assertThat(last.totalPeak()).isEqualTo(first.totalPeak());
    });
  }

  @Test
  void scopes_change_no_bit_of_a_training() {
    Training plain = new Training(100);
    Training scoped = new Training(100);
    for (int i = 0; i < 20; i++) {
      plain.step();
      scoped.steps(1);
      assertThat(scoped.loss).isEqualTo(plain.loss);
    }
    for (int p = 0; p < plain.net.parameters().size(); p++) {
      assertThat(scoped.net.parameters().get(p).tensor().detach().toFloatArray())
          .isEqualTo(plain.net.parameters().get(p).tensor().detach().toFloatArray());
    }
  }

  @Test
  void what_a_scope_made_is_refused_after_it_with_the_remedy() {
    Tensor a = Tensor.ones(3);
    Tensor freed;
    Tensor view;
    Tensor kept;
    try (var step = Memory.scope()) {
      freed = a.add(1);
      view = freed.narrow(0, 1, 2);
      kept = step.keep(a.add(2));
    }
    assertThat(kept.toFloatArray()).containsExactly(3, 3, 3);
    assertThat(a.toFloatArray()).containsExactly(1, 1, 1);
    for (Tensor gone : new Tensor[] {freed, view}) {
      assertThatThrownBy(gone::toFloatArray)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("after its scope of memory was closed")
          .hasMessageContaining("step.keep(tensor)");
      assertThatThrownBy(() -> gone.add(a.narrow(0, 0, 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("keep");
    }
  }

  @Test
  void nothing_of_what_memory_held_before_is_in_a_result() {
    Tensor a = Tensor.of(new Philox(3, 0).fillNormal(new float[6 * 6], 0, 1), 6, 6);
    float[][] expected = results(a);
    for (int round = 0; round < 2; round++) {
      try (var _ = Memory.scope()) {
        for (int i = 0; i < 60; i++) {
          Tensor.full(Double.NaN, 6, 6);
          Tensor.full(Double.NaN, 6);
        }
      }
      try (var _ = Memory.scope()) {
        assertThat(results(a)).isEqualTo(expected);
      }
    }
  }

  /** Values and gradients of operations whose memory is not zeroed first. */
  private static float[][] results(Tensor start) {
    Tensor a = start.detach().requiresGrad(true);
    Tensor mixed = a.matmul(a).softmax(-1).add(a.transpose(0, 1).contiguous()).relu();
    Tensor value = mixed.linear(a, null).tanh().mul(a);
    value.sum().backward();
    return new float[][] {value.detach().toFloatArray(), a.grad().toFloatArray()};
  }

  @Test
  void memory_is_used_again_and_zeroed_before() {
    for (DType dtype : DType.values()) {
      try (var _ = Memory.scope()) {
        Tensor.ones(dtype, 5);
      }
      long pooled = Memory.pooledBytes();
      try (var _ = Memory.scope()) {
        assertThat(Tensor.zeros(dtype, 5).toDoubleArray()).containsOnly(0);
        assertThat(Memory.pooledBytes()).as("%s", dtype).isLessThan(pooled);
      }
      assertThat(Memory.pooledBytes()).isEqualTo(pooled);
    }
    Memory.trim();
    assertThat(Memory.pooledBytes()).isZero();
  }

  @Test
  void gradients_gather_over_scopes_until_a_scope_zeroes_them() {
    Tensor leaf = Tensor.ones(3).requiresGrad(true);
    for (int i = 0; i < 3; i++) {
      try (var _ = Memory.scope()) {
        leaf.mul(2).sum().backward();
      }
    }
    Tensor gradient = leaf.grad();
    assertThat(gradient.toFloatArray()).containsExactly(6, 6, 6);
    try (var _ = Memory.scope()) {
      leaf.zeroGrad();
      assertThat(gradient.toFloatArray()).containsExactly(6, 6, 6);
    }
    assertThatThrownBy(gradient::toFloatArray).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_leaf_made_inside_stays_and_an_inner_scope_frees_only_its_own() {
    Tensor leaf;
    try (var _ = Memory.scope()) {
      leaf = Tensor.ones(2).requiresGrad(true);
      Tensor outer = Tensor.ones(2);
      Tensor inner;
      try (var _ = Memory.scope()) {
        inner = outer.add(1);
      }
      assertThat(outer.toFloatArray()).containsExactly(1, 1);
      assertThatThrownBy(inner::toFloatArray).isInstanceOf(IllegalStateException.class);
    }
    assertThat(leaf.detach().toFloatArray()).containsExactly(1, 1);
  }

  @Test
  void a_scope_is_closed_where_it_was_opened_innermost_first_and_once() {
    Memory.Scope outer = Memory.scope();
    Memory.Scope inner = Memory.scope();
    assertThatThrownBy(outer::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("close the inner one first");
    assertThatThrownBy(() -> CompletableFuture.runAsync(inner::close).join())
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("close it where it was opened");
    inner.close();
    inner.close();
    outer.close();
    outer.close();
  }

  @Test
  void without_a_scope_nothing_is_pooled() {
    new Training(10).step();
    assertThat(Memory.pooledBytes()).isZero();
  }

  @Test
  void buffers_of_a_layer_made_in_a_scope_outlive_it_as_parameters_do() {
    BatchNorm1d norm;
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    try (var _ = Memory.scope()) {
      norm = new BatchNorm1d(2);
      norm.apply(x);
    }
    float[] mean = norm.stateDict().get("running_mean").toFloatArray();
    assertThat(mean).containsExactly(0.2f, 0.3f);
    try (var _ = Memory.scope()) {
      norm.to(DType.F64);
    }
    assertThat(norm.eval().apply(x.to(DType.F64)).size(0)).isEqualTo(2);
  }

  @Test
  void a_freed_tensor_prints_that_it_is_and_its_message_names_what_keeps_a_state() {
    Tensor freed;
    Map<String, Tensor> best;
    Map<String, Tensor> kept;
    Linear net = new Linear(2, 1, new Philox(1, 0));
    try (var step = Memory.scope()) {
      freed = Tensor.ones(3);
      best = net.stateDict();
      kept = net.stateDict();
      kept.values().forEach(step::keep);
    }
    assertThat(freed).hasToString("Tensor[3] float32 cpu (freed with its scope)");
    assertThatThrownBy(() -> best.get("weight").toFloatArray())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("step.keep(tensor)")
        .hasMessageContaining("state.values().forEach(step::keep)");
    assertThat(kept.get("weight").toFloatArray())
        .isEqualTo(net.stateDict().get("weight").toFloatArray());
  }
}
