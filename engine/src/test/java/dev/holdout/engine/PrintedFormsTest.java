package dev.holdout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.data.DataLoader;
import dev.holdout.engine.data.Sampler;
import dev.holdout.engine.data.Subset;
import dev.holdout.engine.data.TensorDataset;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.ParameterGroup;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.optim.WeightAverage;
import dev.holdout.engine.optim.schedule.StepLr;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.GradCheck;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands around a training prints its settings, not its address. */
class PrintedFormsTest {

  private static Parameter parameter() {
    return new Parameter(Tensor.ones(2));
  }

  @Test
  void an_optimiser_prints_its_groups_and_a_schedule_its_rates() {
    Sgd sgd =
        new Sgd(
            List.of(
                new ParameterGroup<>(List.of(parameter(), parameter()), Sgd.Config.of(0.1, 0.9)),
                new ParameterGroup<>(List.of(parameter()), Sgd.Config.of(0.01))));
    StepLr schedule = new StepLr(sgd, 1, 0.5);
    schedule.step();
    assertThat(sgd.toString())
        .startsWith("Sgd(\n  group 0, 2 parameters: Config[lr=0.05, momentum=0.9")
        .contains("\n  group 1, 1 parameters: Config[lr=0.005, ")
        .endsWith("\n)");
    assertThat(schedule).hasToString("StepLr(epoch=1, lr=[0.05, 0.005])");
  }

  @Test
  void an_average_a_loader_a_subset_and_a_check_print_their_sizes() {
    TensorDataset set = new TensorDataset(Tensor.ones(10, 2));
    assertThat(new Subset<>(set, 1, 2, 5)).hasToString("Subset(3 of 10 samples)");
    assertThat(DataLoader.of(set, Sampler.random(set, 4, 1)))
        .hasToString("DataLoader(samples=10, batches=3, workers=0, prefetch=2)");
    Linear layer = new Linear(2, 1, new Philox(1, 0));
    assertThat(WeightAverage.exponential(layer, 0.9))
        .hasToString("WeightAverage(decay=0.9, parameters=2, updates=0)");
    assertThat(WeightAverage.equal(layer))
        .hasToString("WeightAverage(equal, parameters=2, updates=0)");
    Tensor x = Tensor.scalar(1.0).requiresGrad(true);
    assertThat(GradCheck.of(in -> in, x))
        .hasToString("GradCheck(inputs=[[]], step=1.0E-6, atol=1.0E-5, rtol=0.001)");
  }
}
