package dev.holdout.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for each optimiser. */
class EveryOptimizerTest {

  /** An optimiser made of parameters, and whether it climbs. */
  record Sample(String name, BiFunction<List<Parameter>, Boolean, Optimizer<?>> make) {

    Optimizer<?> of(Parameter... parameters) {
      return make.apply(List.of(parameters), false);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> optimizers() {
    Stream<Sample> lbfgs =
        Stream.of(
            new Sample(
                "l-bfgs",
                (p, up) -> new Lbfgs(p, new Lbfgs.Config(0.5, 20, 25, 1e-7, 1e-9, 100, false, up))),
            new Sample(
                "l-bfgs, searching",
                (p, up) -> new Lbfgs(p, new Lbfgs.Config(1, 20, 25, 1e-7, 1e-9, 100, true, up))));
    return Stream.concat(firstOrder(), lbfgs);
  }

  static Stream<Sample> firstOrder() {
    return Stream.of(
        new Sample("sgd", (p, up) -> new Sgd(p, new Sgd.Config(0.05, 0, 0, 0, false, up))),
        new Sample(
            "sgd with momentum", (p, up) -> new Sgd(p, new Sgd.Config(0.02, 0.8, 0, 0, true, up))),
        new Sample(
            "rmsprop",
            (p, up) -> new RmsProp(p, new RmsProp.Config(0.01, 0.99, 1e-8, 0, 0, false, up))),
        new Sample(
            "rmsprop, centered with momentum",
            (p, up) -> new RmsProp(p, new RmsProp.Config(0.002, 0.9, 1e-2, 0, 0.5, true, up))),
        new Sample(
            "adagrad", (p, up) -> new Adagrad(p, new Adagrad.Config(0.5, 0, 0, 0.1, 1e-10, up))),
        new Sample(
            "adam", (p, up) -> new Adam(p, new Adam.Config(0.05, 0.9, 0.999, 1e-8, 0, false, up))),
        new Sample(
            "adam with amsgrad",
            (p, up) -> new Adam(p, new Adam.Config(0.05, 0.9, 0.99, 1e-8, 0, true, up))),
        new Sample(
            "adamw",
            (p, up) -> new AdamW(p, new AdamW.Config(0.05, 0.9, 0.999, 1e-8, 1e-3, false, up))),
        new Sample(
            "nadam",
            (p, up) ->
                new NAdam(p, new NAdam.Config(0.05, 0.9, 0.999, 1e-8, 1e-4, 0.004, true, up))),
        new Sample(
            "radam",
            (p, up) -> new RAdam(p, new RAdam.Config(0.05, 0.9, 0.999, 1e-8, 1e-4, false, up))));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void reaches_the_minimum_of_a_quadratic(Sample sample) {
    Parameter parameter = start();
    Optimizer<?> optimizer = sample.of(parameter);

    for (int step = 0; step < 1500; step++) {
      step(parameter, optimizer);
    }

    float[] reached = values(parameter);
    assertThat(reached[0]).isBetween(0.97f, 1.03f);
    assertThat(reached[1]).isBetween(-2.03f, -1.97f);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void a_training_that_is_saved_and_resumed_goes_on_to_the_bit(Sample sample) {
    for (int before : new int[] {0, 1, 7}) {
      Parameter straight = start();
      Optimizer<?> first = sample.of(straight);
      for (int step = 0; step < before; step++) {
        step(straight, first);
        first.setLr(0, first.lr(0) * 0.99);
      }
      Parameter resumed = new Parameter(Tensor.of(values(straight)));
      Optimizer<?> second = sample.of(resumed);
      second.loadStateDict(first.stateDict());

      for (int step = 0; step < 5; step++) {
        step(straight, first);
        step(resumed, second);
      }

      assertThat(values(resumed)).as("saved after %d steps", before).isEqualTo(values(straight));
      Map<String, Tensor> want = first.stateDict();
      assertThat(second.stateDict()).hasSameSizeAs(want);
      second
          .stateDict()
          .forEach((name, tensor) ->
              assertThat(tensor.toDoubleArray())
                  .as(name)
                  .isEqualTo(want.get(name).toDoubleArray()));
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void a_loaded_state_replaces_all_that_was_remembered(Sample sample) {
    Parameter parameter = start();
    Optimizer<?> optimizer = sample.of(parameter);
    step(parameter, optimizer);

    optimizer.loadStateDict(Map.of());

    assertThat(optimizer.stateDict().keySet()).allMatch(name -> name.startsWith("group0."));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void a_parameter_without_gradient_stays(Sample sample) {
    Parameter idle = start();
    Parameter busy = start();
    Optimizer<?> optimizer = sample.of(idle, busy);

    step(busy, optimizer);

    assertThat(values(idle)).containsExactly(4, 4);
    assertThat(values(busy)).isNotEqualTo(values(idle));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void a_step_length_of_0_moves_nothing_and_a_group_has_its_own(Sample sample) {
    Parameter parameter = start();
    Optimizer<?> optimizer = sample.of(parameter);
    optimizer.setLr(0, 0);

    step(parameter, optimizer);

    assertThat(values(parameter)).containsExactly(4, 4);
    assertThat(optimizer.lr(0)).isZero();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void climbing_the_mirrored_loss_takes_the_same_path(Sample sample) {
    Parameter down = start();
    Parameter up = start();
    Optimizer<?> descending = sample.of(down);
    Optimizer<?> climbing = sample.make.apply(List.of(up), true);

    for (int step = 0; step < 20; step++) {
      step(down, descending);
      climbing.step(() -> backward(loss(up).neg(), climbing));
      assertThat(values(up)).as("step %d", step).isEqualTo(values(down));
    }
  }

  @ParameterizedTest
  @MethodSource("firstOrder")
  void each_group_moves_as_it_would_alone(Sample sample) {
    Parameter first = start();
    Parameter second = start();
    Parameter alone = start();
    Optimizer<?> both = sample.of(first);
    addCopyOfGroup(both, second);
    both.setLr(1, both.lr(1) / 2);
    Optimizer<?> single = sample.of(alone);
    single.setLr(0, single.lr(0) / 2);

    for (int step = 0; step < 6; step++) {
      both.step(() -> backward(loss(first).add(loss(second)), both));
      step(alone, single);
    }

    assertThat(values(second)).isEqualTo(values(alone)).isNotEqualTo(values(first));
    assertThat(both.groupCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void a_double_parameter_is_moved_in_doubles(Sample sample) {
    Parameter parameter = new Parameter(Tensor.of(new double[] {4, 4}));
    Parameter single = start();
    Optimizer<?> optimizer = sample.of(parameter);
    Optimizer<?> other = sample.of(single);

    for (int step = 0; step < 3; step++) {
      step(parameter, optimizer);
      step(single, other);
    }

    double[] doubles = parameter.tensor().detach().toDoubleArray();
    assertThat(doubles[0]).isCloseTo(values(single)[0], within(1e-4));
    assertThat(doubles[0]).isNotEqualTo((float) doubles[0]);
  }

  @ParameterizedTest
  @MethodSource("firstOrder")
  void a_state_of_another_shape_is_refused_and_changes_nothing(Sample sample) {
    Parameter parameter = start();
    Optimizer<?> optimizer = sample.of(parameter);
    step(parameter, optimizer);
    Map<String, Tensor> before = optimizer.stateDict();

    for (String name : before.keySet()) {
      assertThatThrownBy(() -> optimizer.loadStateDict(Map.of(name, Tensor.zeros(3))))
          .hasMessageContaining(name + " is float32 [3]")
          .hasMessageContaining("build it with the parameters that were saved");
    }
    assertThat(optimizer.stateDict().keySet()).isEqualTo(before.keySet());
  }

  @ParameterizedTest
  @MethodSource("firstOrder")
  void a_bfloat16_parameter_falls_too(Sample sample) {
    // A variance is a difference of two close numbers: none is left of it in eight bits.
    assumeThat(sample.name).doesNotContain("centered");
    Parameter parameter = new Parameter(Tensor.of(new float[] {4, 4}).to(DType.BF16));
    Optimizer<?> optimizer = sample.of(parameter);
    double before = loss(parameter).item();

    for (int step = 0; step < 60; step++) {
      step(parameter, optimizer);
    }

    assertThat(parameter.tensor().dtype()).isEqualTo(DType.BF16);
    assertThat(loss(parameter).item()).isLessThan(before);
  }

  /** Loss (x − 1)² + 3 (y + 2)². */
  private static Tensor loss(Parameter parameter) {
    DType dtype = parameter.tensor().dtype();
    Tensor away = parameter.tensor().sub(Tensor.of(new float[] {1, -2}).to(dtype));
    return away.square().mul(Tensor.of(new float[] {1, 3}).to(dtype)).sum();
  }

  private static void step(Parameter parameter, Optimizer<?> optimizer) {
    optimizer.step(() -> backward(loss(parameter), optimizer));
  }

  private static Tensor backward(Tensor loss, Optimizer<?> optimizer) {
    optimizer.zeroGrad();
    loss.backward();
    return loss;
  }

  private static <C extends Settings<C>> void addCopyOfGroup(
      Optimizer<C> optimizer, Parameter parameter) {
    optimizer.addGroup(new ParameterGroup<>(List.of(parameter), optimizer.config(0)));
  }

  private static Parameter start() {
    return new Parameter(Tensor.of(new float[] {4, 4}));
  }

  private static float[] values(Parameter parameter) {
    return parameter.tensor().detach().toFloatArray();
  }
}
