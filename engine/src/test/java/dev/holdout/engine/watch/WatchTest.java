package dev.holdout.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.data.DataLoader;
import dev.holdout.engine.data.Sampler;
import dev.holdout.engine.data.TensorDataset;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.Lbfgs;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.optim.schedule.OneCycleLr;
import dev.holdout.engine.optim.schedule.StepLr;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {

  private final List<String> told = new ArrayList<>();

  private final TrainingListener listener =
      new TrainingListener() {
        @Override
        public void backward(List<?> outputs) {
          told.add("backward of " + outputs.size());
        }

        @Override
        public void zeroFilled(Object tensor) {
          told.add("zero filled");
        }

        @Override
        public void stepping(Object optimizer) {
          told.add("stepping " + optimizer.getClass().getSimpleName());
        }

        @Override
        public void evaluated(Object optimizer) {
          told.add("evaluated");
        }

        @Override
        public void scheduling(Object scheduler, Object optimizer) {
          told.add("scheduling " + scheduler.getClass().getSimpleName());
        }

        @Override
        public void epoch(Object loader, Object set, List<?> batches, int epoch) {
          told.add("epoch " + epoch + " of " + batches.size());
        }

        @Override
        public void waiting(Object loader) {
          if (!told.getLast().equals("waiting")) {
            told.add("waiting");
          }
        }

        @Override
        public void loaded(Object loader, Object batch) {
          told.add(batch == null ? "end" : "loaded");
        }

        @Override
        public void copying(Object source, long bytes) {
          if (!told.getLast().equals("waiting")) { // how a batch is made is the loader's own
            told.add("copying " + bytes);
          }
        }
      };

  @Test
  void a_listener_is_told_of_a_loop_in_its_order() {
    Parameter w = new Parameter(Tensor.ones(2));
    Sgd sgd = new Sgd(List.of(w), Sgd.Config.of(0.1));
    StepLr schedule = new StepLr(sgd, 1, 0.5);
    var set = new TensorDataset(Tensor.ones(4, 2));
    try (var loader = DataLoader.of(set, Sampler.sequential(set, 2));
        var _ = Watch.open(listener)) {
      for (List<Tensor> batch : loader.epoch(3)) {
        sgd.zeroGrad();
        batch.getFirst().mul(w.tensor()).sum().backward();
        sgd.step();
      }
      schedule.step();
      w.tensor().zeroGrad(false);
      Tensor.of(new float[] {1, 2});
    }
    sgd.step();
    List<String> batch = List.of("waiting", "loaded", "backward of 1", "stepping Sgd");
    List<String> wanted = new ArrayList<>(List.of("epoch 3 of 2"));
    wanted.addAll(batch);
    wanted.addAll(batch);
    wanted.addAll(List.of("waiting", "end", "scheduling StepLr", "zero filled", "copying 8"));
    assertThat(told).isEqualTo(wanted);
  }

  @Test
  void making_a_schedule_is_no_step_of_it() {
    Sgd sgd = new Sgd(List.of(new Parameter(Tensor.ones(2))), Sgd.Config.of(0.1, 0.9));
    try (var _ = Watch.open(listener)) {
      var cycle = new OneCycleLr(sgd, 0.1, OneCycleLr.Config.of(10));
      assertThat(told).noneMatch(line -> line.startsWith("scheduling"));
      cycle.step();
    }
    assertThat(told).contains("scheduling OneCycleLr");
  }

  @Test
  void an_optimiser_of_several_losses_tells_of_each_and_of_one_step() {
    Parameter w = new Parameter(Tensor.ones(2));
    Lbfgs lbfgs = new Lbfgs(List.of(w), Lbfgs.Config.searching());
    try (var _ = Watch.open(listener)) {
      lbfgs.step(() -> {
        lbfgs.zeroGrad();
        Tensor loss = w.tensor().sub(3.0).square().sum();
        loss.backward();
        return loss;
      });
    }
    assertThat(told).endsWith("stepping Lbfgs").filteredOn("stepping Lbfgs"::equals).hasSize(1);
    assertThat(told).filteredOn("evaluated"::equals).hasSizeGreaterThan(1);
  }

  @Test
  void a_closed_scope_gives_the_thread_back_to_who_watched_before() {
    TrainingListener other = new TrainingListener() {};
    try (var _ = Watch.open(other)) {
      try (var _ = Watch.open(listener)) {
        assertThat(Watch.now()).isSameAs(listener);
      }
      assertThat(Watch.now()).isSameAs(other);
    }
    assertThat(Watch.watched()).isFalse();
  }

  @Test
  void the_call_site_is_the_line_of_the_program() {
    assertThat(CallSite.text()).matches("WatchTest\\.java:\\d+");
  }
}
