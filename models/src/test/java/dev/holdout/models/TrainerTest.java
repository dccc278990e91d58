package dev.holdout.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.features.FeatureFrame;
import dev.holdout.features.target.TargetColumn;
import dev.holdout.marketdata.BadInput;
import dev.holdout.models.objective.MeanReturn;
import dev.holdout.models.objective.Objective;
import dev.holdout.models.objective.Runs;
import dev.holdout.models.objective.SharpeRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {

  private static final PolicySpec SPEC = PolicySpec.neuralTrader(2, 6, PositionRange.LONG_SHORT);
  private static final Provenance PROVENANCE = new Provenance("p", "t", "i");

  private static TrainConfig config(int epochs, int patience, long seed) {
    return new TrainConfig(epochs, 16, OptimizerKind.RMSPROP, 0.01, 0, 1, patience, seed);
  }

  private static TrainedPolicy fit(
      Samples train, Samples validation, Objective objective, TrainConfig config) {
    return Trainer.fit(SPEC, train, validation, objective, config, epoch -> {});
  }

  private static double[] widened(float[] positions) {
    double[] wide = new double[positions.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = positions[i];
    }
    return wide;
  }

  @Test
  void the_weights_kept_are_those_of_the_best_validation_epoch() {
    Samples train = Markets.noise(60, 2, 2, 1);
    Samples validation = Markets.noise(200, 2, 2, 2);
    Objective objective = new SharpeRatio(0.001);

    TrainedPolicy trained = fit(train, validation, objective, config(30, 30, 3));

    double best =
        trained.history().epochs().stream()
            .mapToDouble(TrainingHistory.Epoch::validation)
            .max()
            .orElseThrow();
    double kept =
        objective.value(widened(trained.positions(validation)), validation.returns(), Runs.one(0));
    assertThat(trained.history().best().validation()).isEqualTo(best);
    assertThat(kept).isEqualTo(best);
    assertThat(trained.history().epochs()).hasSize(30);
  }

  @Test
  void training_stops_when_patience_runs_out() {
    Samples train = Markets.noise(60, 2, 2, 1);
    Samples validation = Markets.noise(200, 2, 2, 2);

    TrainingHistory history =
        fit(train, validation, new MeanReturn(0), config(200, 3, 3)).history();

    assertThat(history.epochs()).hasSize(history.bestEpoch() + 3);
    assertThat(history.epochs()).hasSizeLessThan(200);
  }

  @Test
  void without_validation_the_last_epoch_is_kept() {
    Samples train = Markets.noise(60, 2, 2, 1);
    Samples none = Samples.decisions(train.frame(), 2, 0, 0);

    TrainingHistory history = fit(train, none, new MeanReturn(0), config(4, 1, 3)).history();

    assertThat(history.bestEpoch()).isEqualTo(4);
    assertThat(history.best().validation()).isNaN();
  }

  @Test
  void the_listener_hears_of_every_epoch_and_steps_are_counted() {
    Samples train = Markets.noise(65, 2, 2, 1); // 64 samples
    List<TrainingHistory.Epoch> heard = new ArrayList<>();

    TrainedPolicy trained =
        Trainer.fit(SPEC, train, train, new MeanReturn(0), config(5, 5, 3), heard::add);

    assertThat(heard).isEqualTo(trained.history().epochs());
    assertThat(train.size()).isEqualTo(64);
    assertThat(trained.history().steps()).isBetween(5 * 4L, 5 * 5L);
  }

  @Test
  void trainings_in_parallel_threads_give_the_bytes_of_one_after_the_other() throws Exception {
    Samples train = Markets.noise(300, 2, 2, 1);
    Samples validation = Markets.noise(100, 2, 2, 2);
    List<byte[]> alone = new ArrayList<>();
    for (int seed = 0; seed < 6; seed++) {
      alone.add(bytes(train, validation, seed));
    }
    List<Future<byte[]>> together = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (int seed = 0; seed < 6; seed++) {
        long s = seed;
        together.add(threads.submit(() -> bytes(train, validation, s)));
      }
    }
    for (int seed = 0; seed < 6; seed++) {
      assertThat(together.get(seed).get()).as("seed %d", seed).isEqualTo(alone.get(seed));
    }
  }

  private static byte[] bytes(Samples train, Samples validation, long seed) {
    return fit(train, validation, new SharpeRatio(0.0005), config(5, 5, seed))
        .frozen()
        .bytes(PROVENANCE);
  }

  @Test
  void costs_make_a_policy_trade_less() {
    Samples train = Markets.signal(800, 2, 2, 0.005, 4);
    Samples none = Samples.decisions(train.frame(), 2, 0, 0);

    double free = turnover(fit(train, none, new MeanReturn(0), config(20, 20, 1)), train);
    double dear = turnover(fit(train, none, new MeanReturn(0.02), config(20, 20, 1)), train);

    assertThat(dear).isLessThan(0.2 * free);
  }

  private static double turnover(TrainedPolicy policy, Samples samples) {
    float[] positions = policy.positions(samples);
    double turnover = 0;
    for (int i = 1; i < positions.length; i++) {
      turnover += Math.abs(positions[i] - positions[i - 1]);
    }
    return turnover;
  }

  @Test
  void gaps_in_the_data_do_not_stop_a_training() {
    float[] values = new float[200];
    double[] returns = new double[200];
    for (int i = 0; i < 200; i++) {
      values[i] = i % 7 == 3 ? Float.NaN : (float) Math.sin(i);
      returns[i] = 0.01 * Math.cos(i);
    }
    FeatureFrame frame = Markets.frame(1, values);
    TargetColumn target = Markets.target(returns);
    Samples train = Markets.between(frame, target, 2, 0, 150);
    Samples validation = Markets.between(frame, target, 2, 150, 200);

    TrainedPolicy trained = fit(train, validation, new SharpeRatio(0.001), config(10, 10, 1));

    assertThat(train.size()).isLessThan(150);
    assertThat(trained.history().epochs()).hasSize(10);
    assertThat(trained.history().epochs().getLast().train())
        .isGreaterThan(trained.history().epochs().getFirst().train());
  }

  @Test
  void the_value_in_the_history_is_the_objective_over_all_samples_from_a_flat_start() {
    Samples train = Markets.noise(100, 2, 2, 1);
    Samples none = Samples.decisions(train.frame(), 2, 0, 0);

    TrainedPolicy trained = fit(train, none, new MeanReturn(0.01), config(2, 2, 1));

    double[] positions = widened(trained.positions(train));
    double sum = 0;
    double held = 0;
    for (int i = 0; i < positions.length; i++) {
      sum += positions[i] * train.returned(i) - 0.01 * Math.abs(positions[i] - held);
      held = positions[i];
    }
    assertThat(trained.history().best().train()).isCloseTo(sum / positions.length, within(1e-15));
  }

  @Test
  void epochs_are_judged_with_dropout_off() {
    PolicySpec dropping = PolicySpec.dropoutTrader(2, 6, 0.5, PositionRange.LONG_SHORT);
    Samples train = Markets.noise(100, 2, 2, 1);
    Samples validation = Markets.noise(100, 2, 2, 2);
    Objective objective = new MeanReturn(0.001);

    TrainedPolicy trained =
        Trainer.fit(dropping, train, validation, objective, config(3, 3, 1), epoch -> {});

    TrainingHistory.Epoch best = trained.history().best();
    assertThat(best.train())
        .isEqualTo(
            objective.value(widened(trained.positions(train)), train.returns(), Runs.one(0)));
    assertThat(best.validation())
        .isEqualTo(
            objective.value(
                widened(trained.positions(validation)), validation.returns(), Runs.one(0)));
  }

  @Test
  void dropout_is_on_in_the_steps_of_every_epoch() {
    // One hidden value that is nearly always left out: what lies before it is not moved.
    PolicySpec dropping = PolicySpec.dropoutTrader(2, 1, 0.9999, PositionRange.LONG_SHORT);
    Samples train = Markets.noise(60, 2, 2, 1);
    TrainConfig config = new TrainConfig(3, 16, OptimizerKind.SGD, 0.1, 0, 1, 3, 1);

    Samples none = Samples.decisions(train.frame(), 2, 0, 0);

    TrainedPolicy trained =
        Trainer.fit(dropping, train, none, new MeanReturn(0), config, epoch -> {});

    float[] start = dropping.build(2, 1).stateDict().get("hidden.weight").toFloatArray();
    assertThat(trained.history().bestEpoch()).isEqualTo(3);
    assertThat(trained.frozen().stateDict().get("hidden.weight").toFloatArray()).isEqualTo(start);
    assertThat(trained.frozen().stateDict().get("output.bias").toFloatArray())
        .isNotEqualTo(dropping.build(2, 1).stateDict().get("output.bias").toFloatArray());
  }

  @ParameterizedTest
  @EnumSource(OptimizerKind.class)
  void weight_decay_pulls_the_weights_towards_zero(OptimizerKind optimizer) {
    // Nothing can be earned, so there is no gradient but the decay.
    Samples still = Markets.all(Markets.frame(1, new float[60]), Markets.target(new double[60]), 2);
    Samples none = Samples.decisions(still.frame(), 2, 0, 0);

    double free = size(fit(still, none, new MeanReturn(0), decaying(optimizer, 0)));
    double pulled = size(fit(still, none, new MeanReturn(0), decaying(optimizer, 0.5)));

    assertThat(pulled).isLessThan(0.95 * free);
  }

  private static TrainConfig decaying(OptimizerKind optimizer, double weightDecay) {
    return new TrainConfig(10, 16, optimizer, 0.01, weightDecay, 1, 10, 1);
  }

  private static double size(TrainedPolicy policy) {
    return policy.frozen().stateDict().values().stream()
        .mapToDouble(tensor -> tensor.abs().sum().item())
        .sum();
  }

  @Test
  void a_training_without_samples_or_without_returns_is_refused() {
    Samples train = Markets.noise(100, 2, 2, 1);
    Samples none = Samples.decisions(train.frame(), 2, 0, 0);
    Samples unknown = Samples.decisions(train.frame(), 2, 0, Long.MAX_VALUE);
    Samples other = Markets.noise(100, 2, 3, 1);
    TrainConfig config = config(1, 1, 1);

    assertThatThrownBy(() -> fit(none, none, new MeanReturn(0), config))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("0 samples")
        .hasMessageContaining("shorter lag (now 2)");
    assertThatThrownBy(() -> fit(unknown, none, new MeanReturn(0), config))
        .hasMessageContaining("sample 0 has no return")
        .hasMessageContaining("Samples.of");
    assertThatThrownBy(() -> fit(train, other, new MeanReturn(0), config))
        .hasMessageContaining("windows of 3 decisions, the policy takes 2");
  }

  @Test
  void a_training_that_diverges_says_where_and_what_to_do() {
    // Returns beyond the largest float: the loss cannot be finite.
    Samples train = Markets.signal(100, 2, 2, 1e39, 1);

    assertThatThrownBy(() -> fit(train, train, new MeanReturn(0), config(5, 5, 1)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("training diverged")
        .hasMessageContaining("epoch 1")
        .hasMessageContaining("smaller training.lr");
  }

  @Test
  void a_config_names_all_its_faults_at_once() {
    assertThatThrownBy(() -> new TrainConfig(0, 0, OptimizerKind.ADAM, -1, -1, 0, 0, 1))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("epochs is 0")
        .hasMessageContaining("batch is 0")
        .hasMessageContaining("lr is -1.0")
        .hasMessageContaining("weightDecay is -1.0")
        .hasMessageContaining("clipNorm is 0.0")
        .hasMessageContaining("patience is 0");
    assertThatThrownBy(() -> OptimizerKind.parse("lion")).hasMessageContaining("rmsprop");
    assertThatThrownBy(() -> PolicyKind.parse("lstm"))
        .hasMessageContaining("linear, neural-trader, dropout-trader");
    assertThatThrownBy(() -> new PolicySpec(PolicyKind.LINEAR, 0, 0, 0.5, PositionRange.LONG_ONLY))
        .hasMessageContaining("lag is 0")
        .hasMessageContaining("hidden is 0")
        .hasMessageContaining("linear has none");
  }
}
