package dev.holdout.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.data.Batch;
import dev.holdout.engine.data.RunSampler;
import dev.holdout.engine.optim.ClipNorm;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.models.objective.Objective;
import dev.holdout.models.objective.Runs;
import dev.holdout.models.objective.SharpeRatio;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trainer against its slow form, which copies every window and asks for each carry alone. */
class TrainerTwinTest {

  private static final PolicySpec SPEC = PolicySpec.neuralTrader(2, 4, PositionRange.LONG_SHORT);
  private static final Objective OBJECTIVE = new SharpeRatio(0.002);
  private static final int EPOCHS = 4;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_trainer_moves_the_weights_as_its_slow_form_does(long seed) {
    Samples train = withGaps(seed);
    TrainConfig config = new TrainConfig(EPOCHS, 16, OptimizerKind.SGD, 0.1, 0, 1, EPOCHS, seed);
    Samples none = Samples.decisions(train.frame(), 2, 0, 0);

    Map<String, Tensor> fast =
        Trainer.fit(SPEC, train, none, OBJECTIVE, config, epoch -> {}).frozen().stateDict();

    slow(train, config)
        .forEach((name, tensor) -> {
          float[] want = tensor.toFloatArray();
          float[] got = fast.get(name).toFloatArray();
          for (int i = 0; i < want.length; i++) {
            assertThat(got[i]).as("seed %d, %s", seed, name).isCloseTo(want[i], within(2e-5f));
          }
        });
  }

  @Test
  void the_data_of_the_twin_have_short_and_long_runs() {
    Samples train = withGaps(1);
    int breaks = 0;
    for (int i = 1; i < train.size(); i++) {
      breaks += train.follows(i) ? 0 : 1;
    }

    assertThat(breaks).isBetween(3, train.size() / 8);
  }

  private static Map<String, Tensor> slow(Samples train, TrainConfig config) {
    Policy policy = SPEC.build(train.features(), config.seed());
    Sgd optimizer = new Sgd(policy.parameters(), Sgd.Config.of(config.lr()));
    long shuffling = new Philox(config.seed(), 3).nextLong();
    RunSampler loader = new RunSampler(train, config.batch(), true, shuffling);
    for (int epoch = 1; epoch <= config.epochs(); epoch++) {
      for (Batch batch : loader.epoch(epoch)) {
        int[] starts = new int[batch.runs().size()];
        double[] carried = new double[starts.length];
        for (int i = 0, at = 0; i < starts.length; i++) {
          Batch.Run run = batch.runs().get(i);
          starts[i] = at;
          at += run.size();
          carried[i] =
              run.from() == 0 ? 0 : Inference.position(policy, train.window(run.from() - 1));
        }
        optimizer.zeroGrad();
        int[] indices = batch.indices();
        float[] returns = new float[indices.length];
        for (int i = 0; i < returns.length; i++) {
          returns[i] = (float) train.returned(indices[i]);
        }
        OBJECTIVE
            .loss(
                policy.forward(train.windows(indices)),
                Tensor.of(returns),
                new Runs(starts, carried))
            .backward();
        ClipNorm.of(config.clipNorm()).clip(policy.parameters());
        optimizer.step();
      }
    }
    return policy.stateDict();
  }

  private static Samples withGaps(long seed) {
    Philox random = new Philox(seed, 50);
    float[] values = random.fillNormal(new float[120], 0, 1);
    double[] returns = new double[120];
    for (int i = 0; i < 120; i++) {
      returns[i] = 0.004 * values[i] + random.normal(0, 0.01);
      if (random.nextInt(20) == 0) {
        values[i] = Float.NaN;
      }
    }
    // a row without a number also has no return
    for (int i = 0; i < 120; i++) {
      returns[i] = Float.isNaN(values[i]) ? Double.NaN : returns[i];
    }
    return Markets.all(Markets.frame(1, values), Markets.target(returns), 2);
  }
}
