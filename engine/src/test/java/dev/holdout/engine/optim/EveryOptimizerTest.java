package dev.holdout.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for each optimiser. */
class EveryOptimizerTest {

  record Sample(String name, Function<List<Parameter>, Optimizer<?>> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> optimizers() {
    return Stream.of(
        new Sample("sgd", p -> new Sgd(p, Sgd.Config.of(0.05))),
        new Sample(
            "sgd with momentum", p -> new Sgd(p, new Sgd.Config(0.02, 0.8, 0, 0, true, false))),
        new Sample("rmsprop", p -> new RmsProp(p, RmsProp.Config.of(0.01))),
        new Sample(
            "rmsprop, centered with momentum",
            p -> new RmsProp(p, new RmsProp.Config(0.002, 0.9, 1e-2, 0, 0.5, true, false))),
        new Sample("adam", p -> new Adam(p, Adam.Config.of(0.05))),
        new Sample(
            "adam with amsgrad",
            p -> new Adam(p, new Adam.Config(0.05, 0.9, 0.99, 1e-8, 0, true, false))));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void reaches_the_minimum_of_a_quadratic(Sample sample) {
    Parameter parameter = start();
    Optimizer<?> optimizer = sample.make.apply(List.of(parameter));

    for (int step = 0; step < 1500; step++) {
      step(parameter, optimizer);
    }

    float[] reached = parameter.tensor().detach().toFloatArray();
    assertThat(reached[0]).isBetween(0.97f, 1.03f);
    assertThat(reached[1]).isBetween(-2.03f, -1.97f);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void its_state_survives_a_checkpoint(Sample sample) {
    Parameter straight = start();
    Optimizer<?> first = sample.make.apply(List.of(straight));
    for (int step = 0; step < 5; step++) {
      step(straight, first);
    }
    Parameter resumed = new Parameter(Tensor.of(straight.tensor().detach().toFloatArray()));
    Optimizer<?> second = sample.make.apply(List.of(resumed));
    second.loadStateDict(first.stateDict());

    for (int step = 0; step < 5; step++) {
      step(straight, first);
      step(resumed, second);
    }

    assertThat(resumed.tensor().detach().toFloatArray())
        .isEqualTo(straight.tensor().detach().toFloatArray());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void a_loaded_state_replaces_all_that_was_remembered(Sample sample) {
    Parameter parameter = start();
    Optimizer<?> optimizer = sample.make.apply(List.of(parameter));
    step(parameter, optimizer);

    optimizer.loadStateDict(Map.of());

    assertThat(optimizer.stateDict()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void a_parameter_without_gradient_stays(Sample sample) {
    Parameter parameter = start();

    sample.make.apply(List.of(parameter)).step();

    assertThat(parameter.tensor().detach().toFloatArray()).containsExactly(4, 4);
  }

  @Test
  void no_parameters_and_a_parameter_given_twice_are_refused() {
    Parameter twice = start();

    assertThatThrownBy(() -> new Sgd(List.of(), Sgd.Config.of(0.1)))
        .hasMessageContaining("no parameters")
        .hasMessageContaining("layer.parameters()");
    assertThatThrownBy(() -> new Sgd(List.of(twice, twice), Sgd.Config.of(0.1)))
        .hasMessageContaining("twice")
        .hasMessageContaining("one group");
  }

  @Test
  void settings_out_of_range_are_refused_with_value_and_range() {
    assertThatThrownBy(() -> Adam.Config.of(-0.1))
        .hasMessageContaining("lr is -0.1")
        .hasMessageContaining("0 or more");
    assertThatThrownBy(() -> new Adam.Config(0.1, 1, 0.9, 1e-8, 0, false, false))
        .hasMessageContaining("beta1 is 1.0");
    assertThatThrownBy(() -> new Sgd.Config(0.1, 0, 0, 0, true, false))
        .hasMessageContaining("nesterov")
        .hasMessageContaining("momentum above 0");
    assertThatThrownBy(() -> RmsProp.Config.of(Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void a_state_for_more_parameters_is_refused() {
    Sgd optimizer = new Sgd(List.of(start()), Sgd.Config.of(0.1));

    assertThatThrownBy(() -> optimizer.loadStateDict(Map.of("1.step", Tensor.scalar(1.0))))
        .hasMessageContaining("1.step")
        .hasMessageContaining("1 parameters");
  }

  @Test
  void a_state_of_another_shape_is_refused_and_changes_nothing() {
    Parameter parameter = start();
    Adam optimizer = new Adam(List.of(parameter), Adam.Config.standard());
    step(parameter, optimizer);

    assertThatThrownBy(() -> optimizer.loadStateDict(Map.of("0.exp_avg", Tensor.zeros(3))))
        .hasMessageContaining("0.exp_avg is F32 [3]")
        .hasMessageContaining("its parameter is F32 [2]")
        .hasMessageContaining("build it with the parameters that were saved");
    assertThatThrownBy(() -> optimizer.loadStateDict(Map.of("0.step", Tensor.zeros(3))))
        .hasMessageContaining("a step count is one number");
    assertThat(optimizer.stateDict()).containsKeys("0.exp_avg", "0.exp_avg_sq", "0.step");
  }

  /** Loss (x − 1)² + 3 (y + 2)². */
  private static void step(Parameter parameter, Optimizer<?> optimizer) {
    optimizer.zeroGrad();
    Tensor away = parameter.tensor().sub(Tensor.of(new float[] {1, -2}));
    away.square().mul(Tensor.of(new float[] {1, 3})).sum().backward();
    optimizer.step();
  }

  private static Parameter start() {
    return new Parameter(Tensor.of(new float[] {4, 4}));
  }
}
