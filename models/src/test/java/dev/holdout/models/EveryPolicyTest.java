package dev.holdout.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.tensor.Tensor;
import dev.holdout.models.objective.MeanReturn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for each policy there is. */
class EveryPolicyTest {

  static Stream<PolicySpec> policies() {
    List<PolicySpec> specs = new ArrayList<>();
    for (PolicyKind kind : PolicyKind.values()) {
      for (PositionRange range : PositionRange.values()) {
        double dropout = kind == PolicyKind.DROPOUT_TRADER ? 0.25 : 0;
        specs.add(new PolicySpec(kind, 3, 8, dropout, range));
      }
    }
    return specs.stream();
  }

  private static TrainConfig config(int epochs, long seed) {
    return new TrainConfig(epochs, 32, OptimizerKind.ADAM, 0.01, 0, 1, epochs, seed);
  }

  private static TrainedPolicy train(PolicySpec spec, Samples samples, int epochs, long seed) {
    Samples none = Samples.decisions(samples.frame(), spec.lag(), 0, 0);
    return Trainer.fit(spec, samples, none, new MeanReturn(0), config(epochs, seed), epoch -> {});
  }

  @ParameterizedTest
  @MethodSource("policies")
  void positions_lie_in_the_range(PolicySpec spec) {
    Samples samples = Markets.noise(300, 2, 3, 1);
    double lowest = spec.range() == PositionRange.LONG_ONLY ? 0 : -1;

    for (float position : train(spec, samples, 2, 1).positions(samples)) {
      assertThat(position).isBetween((float) lowest, 1f);
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void every_parameter_gets_a_gradient(PolicySpec spec) {
    Policy policy = spec.build(2, 5);

    policy.forward(Markets.noise(40, 2, 3, 1).windows(0, 20)).sum().backward();

    policy.eachParameter(
        (path, p) -> assertThat(p.grad().abs().sum().item()).as(path).isPositive());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void one_window_gives_the_bits_of_the_batch(PolicySpec spec) {
    Samples samples = Markets.noise(700, 2, 3, 2);
    FrozenPolicy policy = train(spec, samples, 1, 3).frozen();

    float[] batched = policy.positions(samples);

    for (int i = 0; i < samples.size(); i++) {
      assertThat(Float.floatToIntBits(policy.position(samples.window(i))))
          .as("sample %d", i)
          .isEqualTo(Float.floatToIntBits(batched[i]));
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void it_can_overfit_ten_samples(PolicySpec spec) {
    // Ten windows of twelve numbers: even a weighted sum can part them.
    PolicySpec wide = new PolicySpec(spec.kind(), 6, 8, spec.dropout(), spec.range());
    Samples ten = Markets.noise(15, 2, 6, 4);
    double perfect = 0;
    for (double r : ten.returns()) {
      perfect += spec.range() == PositionRange.LONG_ONLY ? Math.max(r, 0) : Math.abs(r);
    }

    double reached = profit(train(wide, ten, 2000, 4).positions(ten), ten);

    assertThat(ten.size()).isEqualTo(10);
    assertThat(reached).isGreaterThan(0.9 * perfect);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void it_does_not_beat_chance_on_noise_it_has_not_seen(PolicySpec spec) {
    Samples seen = Markets.noise(400, 2, 3, 6);
    Samples unseen = Markets.noise(4000, 2, 3, 7);

    float[] positions = train(spec, seen, 40, 6).positions(unseen);

    // Profit has mean 0 and variance Σ position² · 0.01²; four deviations are one in 16,000.
    double variance = 0;
    for (float position : positions) {
      variance += position * position * 1e-4;
    }
    assertThat(Math.abs(profit(positions, unseen))).isLessThan(4 * Math.sqrt(variance));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void it_finds_a_signal_that_is_there(PolicySpec spec) {
    Samples seen = Markets.signal(600, 2, 3, 0.01, 8);
    Samples unseen = Markets.signal(2000, 2, 3, 0.01, 9);

    double reached = profit(train(spec, seen, 40, 8).positions(unseen), unseen) / unseen.size();

    // The best long-only rule that knows the signal earns 0.01 · 0.3989 a step, long-short twice.
    double best = spec.range() == PositionRange.LONG_ONLY ? 0.003989 : 0.007979;
    assertThat(reached).isBetween(0.7 * best, 1.15 * best);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void the_same_seed_gives_the_same_bytes_and_another_seed_others(PolicySpec spec) {
    Samples samples = Markets.noise(300, 2, 3, 1);
    Provenance provenance = new Provenance("p", "t", "i");

    byte[] first = train(spec, samples, 3, 5).frozen().bytes(provenance);

    assertThat(train(spec, samples, 3, 5).frozen().bytes(provenance)).isEqualTo(first);
    assertThat(train(spec, samples, 3, 6).frozen().bytes(provenance)).isNotEqualTo(first);
  }

  @Test
  void another_seed_leaves_out_other_values_where_the_weights_are_equal() {
    PolicySpec spec = PolicySpec.dropoutTrader(3, 8, 0.5, PositionRange.LONG_SHORT);
    Policy first = spec.build(2, 1);
    Policy second = spec.build(2, 2);
    second.loadStateDict(first.stateDict());
    Tensor windows = Markets.noise(40, 2, 3, 1).windows(0, 20);

    assertThat(second.forward(windows).detach().toFloatArray())
        .isNotEqualTo(first.forward(windows).detach().toFloatArray());
    assertThat(second.eval().forward(windows).detach().toFloatArray())
        .isEqualTo(first.eval().forward(windows).detach().toFloatArray());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void a_batch_has_one_position_a_window(PolicySpec spec) {
    Tensor positions = spec.build(2, 1).forward(Tensor.zeros(5, 6));

    assertThat(positions.shape()).containsExactly(5);
  }

  private static double profit(float[] positions, Samples samples) {
    double sum = 0;
    for (int i = 0; i < positions.length; i++) {
      sum += positions[i] * samples.returned(i);
    }
    return sum;
  }
}
