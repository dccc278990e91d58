package dev.holdout.engine;

import static dev.holdout.engine.tensor.Index.all;
import static dev.holdout.engine.tensor.Index.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.data.DataLoader;
import dev.holdout.engine.data.Sampler;
import dev.holdout.engine.data.TensorDataset;
import dev.holdout.engine.io.Safetensors;
import dev.holdout.engine.io.StoredTensor;
import dev.holdout.engine.memory.Memory;
import dev.holdout.engine.metrics.ConfusionMatrix;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.nn.loss.MeanSquared;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.ClipNorm;
import dev.holdout.engine.optim.schedule.CosineLr;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the module's README. */
class ReadmeTest {

  @TempDir private Path folder;

  @Test
  void the_net_of_the_readme_learns_the_sum_of_two_columns_is_judged_and_saved() {
    Philox random = new Philox(1, 0);
    Tensor x = Tensor.randn(random, 256, 3);
    Tensor y = x.get(all(), range(0, 2)).sum(1, true); // what is to be learnt
    TensorDataset set = new TensorDataset(x, y);

    Sequential net =
        new Sequential(new Linear(3, 16, random), new Tanh(), new Linear(16, 1, random));
    Adam adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    CosineLr schedule = new CosineLr(adam, 100, 0); // to a rate of 0 in 100 epochs
    ClipNorm clip = ClipNorm.of(1);
    MeanSquared loss = new MeanSquared();

    double last = 0;
    try (var loader = DataLoader.of(set, Sampler.random(set, 32, 1))) {
      for (int epoch = 0; epoch < 100; epoch++) {
        for (List<Tensor> batch : loader.epoch(epoch)) {
          try (var _ = Memory.scope()) {
            adam.zeroGrad();
            Tensor error = loss.of(net.apply(batch.get(0)), batch.get(1));
            error.backward();
            clip.clip(net.parameters());
            adam.step();
            last = error.item();
          }
        }
        schedule.step();
      }
    }

    assertThat(last).isLessThan(0.01);
    assertThat(adam.lr(0)).isCloseTo(0, within(1e-12));
    assertThat(net.summary(x).toString()).contains("81 parameters", "[256, 16]");
    judge(net, x, y);
    save(net, x, folder.resolve("net.safetensors"));
  }

  private static void judge(Sequential net, Tensor x, Tensor y) {
    net.eval();
    Tensor scores = Autograd.noGrad(() -> net.apply(x));
    ConfusionMatrix seen = ConfusionMatrix.of(scores.squeeze(1).gt(0), y.squeeze(1).gt(0), 2);
    assertThat(seen.accuracy()).isGreaterThan(0.95);
    assertThat(seen.report("down", "up")).contains("down", "up");
  }

  private static void save(Sequential net, Tensor x, Path path) {
    Map<String, StoredTensor> stored = new LinkedHashMap<>();
    net.stateDict().forEach((name, tensor) -> stored.put(name, StoredTensor.of(tensor)));
    new Safetensors(Map.of(), stored).write(path);

    Tensor before = Autograd.noGrad(() -> net.apply(x));
    Autograd.noGrad(() -> net.eachParameter((name, parameter) -> parameter.tensor().zero()));
    Map<String, Tensor> state = new LinkedHashMap<>();
    Safetensors.read(path).tensors().forEach((name, tensor) -> state.put(name, tensor.tensor()));
    net.loadStateDict(state);
    assertThat(Autograd.noGrad(() -> net.apply(x)).equal(before)).isTrue();
  }
}
