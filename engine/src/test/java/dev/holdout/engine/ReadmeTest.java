package dev.holdout.engine;

import static dev.holdout.engine.tensor.Index.all;
import static dev.holdout.engine.tensor.Index.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.data.DataLoader;
import dev.holdout.engine.data.Sampler;
import dev.holdout.engine.data.TensorDataset;
import dev.holdout.engine.memory.Memory;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.nn.loss.MeanSquared;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the module's README. */
class ReadmeTest {

  @Test
  void the_net_of_the_readme_learns_the_sum_of_two_columns() {
    Philox random = new Philox(1, 0);
    Tensor x = Tensor.randn(random, 256, 3);
    Tensor y = x.get(all(), range(0, 2)).sum(1, true); // what is to be learnt
    TensorDataset set = new TensorDataset(x, y);

    Sequential net =
        new Sequential(new Linear(3, 16, random), new Tanh(), new Linear(16, 1, random));
    Adam adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    MeanSquared loss = new MeanSquared();

    double last = 0;
    try (var loader = DataLoader.of(set, Sampler.random(set, 32, 1))) {
      for (int epoch = 0; epoch < 100; epoch++) {
        for (List<Tensor> batch : loader.epoch(epoch)) {
          try (var _ = Memory.scope()) {
            adam.zeroGrad();
            Tensor error = loss.of(net.apply(batch.get(0)), batch.get(1));
            error.backward();
            adam.step();
            last = error.item();
          }
        }
      }
    }

    assertThat(last).isLessThan(0.01);
    assertThat(net.summary(x).toString()).contains("81 parameters", "[256, 16]");
  }
}
