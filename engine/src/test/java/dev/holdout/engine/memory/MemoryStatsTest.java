package dev.holdout.engine.memory;

import static dev.holdout.engine.backend.Owner.ACTIVATIONS;
import static dev.holdout.engine.backend.Owner.GRADIENTS;
import static dev.holdout.engine.backend.Owner.OPTIMIZER;
import static dev.holdout.engine.backend.Owner.OTHER;
import static dev.holdout.engine.backend.Owner.PARAMETERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.backend.Owner;
import dev.holdout.engine.nn.BatchNorm1d;
import dev.holdout.engine.nn.Buffer;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.WeightAverage;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.lang.ref.Reference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each test runs on a thread of its own, whose books begin empty. */
class MemoryStatsTest {

  private static final int WEIGHTS = 4 * (10 * 3 + 3);

  private static void onFreshBooks(Consumer<Philox> test) {
    FreshBooks.run(() -> test.accept(new Philox(1, 0)));
  }

  private static void assertBytes(Owner owner, long now, long peak) {
    assertThat(Memory.stats().current(owner)).as("%s now", owner).isEqualTo(now);
    assertThat(Memory.stats().peak(owner)).as("%s at most", owner).isEqualTo(peak);
  }

  @Test
  void books_begin_empty() {
    onFreshBooks(random -> {
      for (Owner owner : Owner.values()) {
        assertBytes(owner, 0, 0);
      }
      assertThat(Memory.stats().total()).isZero();
      assertThat(Memory.stats().totalPeak()).isZero();
      assertThat(Memory.stats().unscoped()).isZero();
    });
  }

  @Test
  void parameters_gradients_and_what_an_optimiser_remembers_count_with_and_without_scopes() {
    for (boolean scoped : new boolean[] {false, true}) {
      onFreshBooks(random -> {
        Linear net = new Linear(10, 3, random);
        assertBytes(PARAMETERS, WEIGHTS, WEIGHTS);
        assertBytes(GRADIENTS, 0, 0);
        Adam adam = new Adam(net.parameters(), Adam.Config.of(0.01));
        assertBytes(OPTIMIZER, 0, 0);
        Tensor x = Tensor.ones(5, 10);
        for (int step = 0; step < 3; step++) {
          if (scoped) {
            try (var _ = Memory.scope()) {
              adam.zeroGrad();
              assertBytes(GRADIENTS, 0, step == 0 ? 0 : WEIGHTS);
              net.apply(x).square().sum().backward();
              adam.step();
            }
          } else {
            adam.zeroGrad();
            net.apply(x).square().sum().backward();
            adam.step();
          }
          assertBytes(GRADIENTS, WEIGHTS, WEIGHTS);
          assertBytes(OPTIMIZER, 2 * WEIGHTS, 2 * WEIGHTS);
        }
        net.zeroGrad();
        assertBytes(GRADIENTS, 0, WEIGHTS);
        net.to(DType.F64);
        assertBytes(PARAMETERS, 2 * WEIGHTS, 2 * WEIGHTS);
        WeightAverage.equal(net);
        assertThat(Memory.stats().current(OPTIMIZER)).isEqualTo(2 * WEIGHTS + 2 * WEIGHTS);
        Reference.reachabilityFence(adam);
        Reference.reachabilityFence(net);
      });
    }
  }

  @Test
  void buffers_frozen_parameters_and_their_gradients() {
    onFreshBooks(random -> {
      BatchNorm1d norm = new BatchNorm1d(5);
      assertBytes(PARAMETERS, 4 * (4 * 5) + 8, 4 * (4 * 5) + 8); // one count in I64
      Parameter parameter = new Parameter(Tensor.ones(6));
      parameter.tensor().sum().backward();
      assertBytes(GRADIENTS, 24, 24);
      parameter.freeze();
      assertBytes(GRADIENTS, 0, 24);
      assertThat(Memory.stats().current(PARAMETERS)).isEqualTo(88 + 24);
      Buffer buffer;
      try (var _ = Memory.scope()) {
        buffer = new Buffer(Tensor.zeros(2));
      }
      assertThat(buffer.tensor().toFloatArray()).containsOnly(0);
      Reference.reachabilityFence(norm);
    });
  }

  @Test
  void a_scopes_memory_is_activations_where_recorded_and_other_where_not() {
    onFreshBooks(random -> {
      Tensor leaf = Tensor.ones(100).requiresGrad(true);
      try (var step = Memory.scope()) {
        Tensor constant = Tensor.ones(50);
        assertBytes(OTHER, 200, 200);
        Tensor recorded = leaf.sin();
        assertBytes(ACTIVATIONS, 400, 400);
        Tensor view = recorded.narrow(0, 0, 3);
        assertBytes(ACTIVATIONS, 400, 400);
        Autograd.noGrad(leaf::cos);
        assertBytes(ACTIVATIONS, 400, 400);
        assertThat(Memory.stats().current(OTHER)).isEqualTo(600);
        try (var _ = Memory.scope()) {
          leaf.exp();
          assertBytes(ACTIVATIONS, 800, 800);
        }
        assertBytes(ACTIVATIONS, 400, 800);
        step.keep(view); // and so all of what it shows
        assertBytes(ACTIVATIONS, 0, 800);
        step.keep(constant);
        assertThat(Memory.stats().current(OTHER)).isEqualTo(400);
      }
      assertBytes(ACTIVATIONS, 0, 800);
      assertThat(Memory.stats().current(OTHER)).isZero();
      Memory.resetPeak();
      assertBytes(ACTIVATIONS, 0, 0);
      assertThat(Memory.stats().totalPeak()).isEqualTo(Memory.stats().total());
    });
  }

  @Test
  void the_peak_of_all_is_of_one_time_and_starts_anew_where_it_is_told() {
    onFreshBooks(random -> {
      try (var _ = Memory.scope()) {
        Tensor.ones(1_000);
      }
      Linear net = new Linear(10, 3, random);
      assertThat(Memory.stats().totalPeak()).isEqualTo(4_000);
      assertThat(Memory.stats().total()).isEqualTo(WEIGHTS);
      try (var _ = Memory.scope()) {
        Tensor.ones(1_000);
        assertThat(Memory.stats().total()).isEqualTo(4_000 + WEIGHTS);
      }
      assertThat(Memory.stats().totalPeak()).isEqualTo(4_000 + WEIGHTS);
      Memory.resetPeak();
      assertThat(Memory.stats().totalPeak()).isEqualTo(WEIGHTS);
      Reference.reachabilityFence(net);
    });
  }

  @Test
  void a_gradient_moves_from_the_scope_to_its_owner_and_back_without_counting_twice() {
    onFreshBooks(random -> {
      Parameter weight = new Parameter(Tensor.ones(100));
      try (var _ = Memory.scope()) {
        Tensor.ones(100).mul(weight.tensor()).backward(Tensor.ones(100));
        assertBytes(GRADIENTS, 400, 400);
        long made = Memory.stats().current(ACTIVATIONS) + Memory.stats().current(OTHER);
        weight.tensor().zeroGrad(); // freed when the scope closes, not before
        assertBytes(GRADIENTS, 0, 400);
        assertThat(Memory.stats().current(ACTIVATIONS) + Memory.stats().current(OTHER))
            .isEqualTo(made + 400);
      }
      assertThat(Memory.stats().total()).isEqualTo(400);
      Reference.reachabilityFence(weight);
    });
  }

  @Test
  void without_a_scope_only_what_was_made_is_told() {
    onFreshBooks(random -> {
      Tensor leaf = Tensor.of(new float[10]).requiresGrad(true);
      Memory.resetPeak();
      leaf.sin().add(1);
      assertThat(Memory.stats().unscoped()).isEqualTo(80);
      assertBytes(ACTIVATIONS, 0, 0);
      Memory.resetPeak();
      assertThat(Memory.stats().unscoped()).isZero();
    });
  }

  @Test
  void what_the_collector_took_is_taken_off() {
    onFreshBooks(random -> {
      Linear net = new Linear(10, 3, random);
      net.apply(Tensor.ones(1, 10)).sum().backward();
      assertThat(Memory.stats().total()).isEqualTo(2 * WEIGHTS);
      net = null;
      for (int i = 0; i < 200 && Memory.stats().total() > 0; i++) {
        System.gc();
        try {
          Thread.sleep(10);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      assertThat(Memory.stats().total()).isZero();
      assertThat(Memory.stats().peak(PARAMETERS)).isEqualTo(WEIGHTS);
    });
  }

  @Test
  void other_threads_have_books_of_their_own_but_a_parameters_owner_keeps_it() {
    onFreshBooks(random -> {
      Linear net = new Linear(10, 3, random);
      onFreshBooks(other -> {
        net.apply(Tensor.ones(1, 10)).sum().backward();
        assertBytes(PARAMETERS, 0, 0);
        assertBytes(GRADIENTS, WEIGHTS, WEIGHTS);
      });
      assertBytes(PARAMETERS, WEIGHTS, WEIGHTS);
      assertBytes(GRADIENTS, 0, 0);
      Reference.reachabilityFence(net);
    });
  }

  @Test
  void the_table_has_a_line_an_owner_and_the_sums() {
    onFreshBooks(random -> {
      Parameter weight = new Parameter(Tensor.ones(1 << 19));
      try (var _ = Memory.scope()) {
        weight.tensor().sin();
        Tensor.ones(512);
        assertThat(Memory.stats().toString().lines().map(String::strip))
            .containsExactly(
                "memory                  now        at most",
                "parameters          2.0 MiB        2.0 MiB",
                "gradients               0 B            0 B",
                "optimizer               0 B            0 B",
                "activations         2.0 MiB        2.0 MiB",
                "other               2.0 KiB        2.0 MiB",
                "together            4.0 MiB        4.0 MiB",
                "pooled                  0 B",
                "made without a scope: 2.0 MiB");
      }
    });
  }
}
