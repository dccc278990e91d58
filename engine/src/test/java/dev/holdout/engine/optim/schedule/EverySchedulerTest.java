package dev.holdout.engine.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.Adagrad;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.optim.ParameterGroup;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for each schedule. */
class EverySchedulerTest {

  private static final int EPOCHS = 30;

  record Sample(String name, Function<Optimizer<?>, Scheduler> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> simple() {
    return Stream.of(
        new Sample("step", o -> new StepLr(o, 4, 0.5)),
        new Sample("multi step", o -> new MultiStepLr(o, new int[] {3, 9, 9}, 0.3)),
        new Sample("constant", o -> new ConstantLr(o, 0.25, 6)),
        new Sample("linear", o -> new LinearLr(o, 0.1, 0.8, 11)),
        new Sample("exponential", o -> new ExponentialLr(o, 0.9)),
        new Sample("polynomial", o -> new PolynomialLr(o, 25, 2)),
        new Sample("cosine", o -> new CosineLr(o, 12, 0.001)),
        new Sample("warm restarts", o -> new CosineWarmRestarts(o, 4, 2, 0.001)),
        new Sample("lambda", o -> new LambdaLr(o, epoch -> 1.0 / (1 + epoch))),
        new Sample("one cycle", o -> new OneCycleLr(o, 0.2, OneCycleLr.Config.of(EPOCHS))));
  }

  static Stream<Sample> all() {
    Stream<Sample> joined =
        Stream.of(
            new Sample(
                "sequential",
                o ->
                    new SequentialLr(
                        o,
                        List.of(
                            new LinearLr(o, 0.1, 1, 5),
                            new StepLr(o, 3, 0.5),
                            new ExponentialLr(o, 0.8)),
                        5,
                        17)),
            new Sample(
                "chained",
                o -> new ChainedLr(o, List.of(new ConstantLr(o, 0.5, 7), new CosineLr(o, 20, 0)))));
    return Stream.concat(simple(), joined);
  }

  @ParameterizedTest
  @MethodSource("all")
  void resumed_after_any_epoch_it_gives_the_same_rates(Sample sample) {
    for (int saved = 0; saved < EPOCHS - 1; saved++) {
      Adam straight = optimizer();
      Scheduler first = sample.make.apply(straight);
      for (int epoch = 0; epoch < saved; epoch++) {
        first.step();
      }
      Adam resumed = optimizer();
      Scheduler second = sample.make.apply(resumed);
      resumed.loadStateDict(straight.stateDict());
      second.loadStateDict(first.stateDict());
      for (int epoch = saved; epoch < EPOCHS - 1; epoch++) {
        assertThat(rates(resumed))
            .as("after %d, epoch %d", saved, epoch)
            .isEqualTo(rates(straight));
        first.step();
        second.step();
      }
      assertThat(second.epoch()).isEqualTo(EPOCHS - 1);
    }
  }

  @ParameterizedTest
  @MethodSource("simple")
  void the_rate_in_closed_form_is_the_one_reached_by_steps(Sample sample) {
    Adam optimizer = optimizer();
    Scheduler scheduler = sample.make.apply(optimizer);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int g = 0; g < 2; g++) {
        assertThat(optimizer.lr(g))
            .as("epoch %d", epoch)
            .isCloseTo(scheduler.closed(g), within(1e-12));
      }
      scheduler.step();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_state_of_another_schedule_is_refused_and_changes_nothing(Sample sample) {
    Adam optimizer = optimizer();
    Scheduler scheduler = sample.make.apply(optimizer);
    scheduler.step();
    List<Double> before = rates(optimizer);

    assertThatThrownBy(() -> scheduler.loadStateDict(Map.of("best", Tensor.scalar(1.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("best")
        .hasMessageContaining("stateDict()");
    assertThat(scheduler.epoch()).isEqualTo(1);
    assertThat(rates(optimizer)).isEqualTo(before);
  }

  @Test
  void chained_schedules_multiply() {
    Sgd optimizer = new Sgd(List.of(parameter()), Sgd.Config.of(1));
    Scheduler scheduler =
        new ChainedLr(
            optimizer,
            List.of(new ConstantLr(optimizer, 0.1, 2), new ExponentialLr(optimizer, 0.9)));

    double[] want = {0.1, 0.09, 0.81, 0.729, 0.6561};
    for (double rate : want) {
      assertThat(optimizer.lr(0)).isCloseTo(rate, within(1e-12));
      scheduler.step();
    }
  }

  @Test
  void a_sequence_whose_first_milestone_is_0_begins_with_the_second() {
    Sgd optimizer = new Sgd(List.of(parameter()), Sgd.Config.of(1));
    Scheduler scheduler =
        new SequentialLr(
            optimizer,
            List.of(new ConstantLr(optimizer, 0.1, 9), new ExponentialLr(optimizer, 0.5)),
            0);

    for (double rate : new double[] {1, 0.5, 0.25}) {
      assertThat(optimizer.lr(0)).isEqualTo(rate);
      scheduler.step();
    }
  }

  @Test
  void one_cycle_moves_the_momentum_of_each_group_between_its_own_ends() {
    Adam optimizer = optimizer();
    double[] highest = {0.1, 0.2};
    double[] base = {0.8, 0.5};
    OneCycleLr scheduler =
        new OneCycleLr(optimizer, highest, base, new double[] {0.9, 0.7}, OneCycleLr.Config.of(10));

    assertThat(optimizer.momentum(0)).hasValue(0.9);
    assertThat(optimizer.momentum(1)).hasValue(0.7);
    scheduler.step();
    scheduler.step();
    assertThat(optimizer.momentum(0)).hasValue(0.8);
    assertThat(optimizer.momentum(1)).hasValue(0.5);
    assertThatThrownBy(
            () -> new OneCycleLr(optimizer, highest, base, new double[1], OneCycleLr.Config.of(10)))
        .hasMessageContaining("1 highest momenta for 2 groups");
  }

  @Test
  void a_plateau_resumes_with_its_patience() {
    Adam straight = optimizer();
    Adam resumed = optimizer();
    ReduceOnPlateau.Config config =
        new ReduceOnPlateau.Config(false, 0.5, 2, 1e-4, true, 1, 0, 1e-8);
    ReduceOnPlateau first = new ReduceOnPlateau(straight, config);
    ReduceOnPlateau second = new ReduceOnPlateau(resumed, config);
    for (double loss : new double[] {3, 2, 2, 2}) {
      first.step(loss);
    }
    resumed.loadStateDict(straight.stateDict());
    second.loadStateDict(first.stateDict());
    for (double loss : new double[] {2, 2, 2, 2, 2, 2, Double.NaN, 1.9, 2, 2, 2, 2}) {
      first.step(loss);
      second.step(loss);
      assertThat(rates(resumed)).isEqualTo(rates(straight));
    }
    assertThat(straight.lr(0)).isCloseTo(0.1 / 8, within(1e-12));
    assertThat(second.best()).isEqualTo(1.9);
  }

  @Test
  void settings_that_cannot_be_are_refused_with_value_and_range() {
    Adam optimizer = optimizer();
    assertThatThrownBy(() -> new StepLr(optimizer, 0, 0.5))
        .hasMessageContaining("stepSize is 0;")
        .hasMessageContaining("1 or more");
    assertThatThrownBy(() -> new LinearLr(optimizer, 0, 1, 5)).hasMessageContaining("start is 0");
    assertThatThrownBy(() -> new LambdaLr(optimizer, List.of(epoch -> 1.0)))
        .hasMessageContaining("1 functions for 2 groups");
    StepLr foreign = new StepLr(optimizer(), 3, 0.5);
    assertThatThrownBy(() -> new ChainedLr(optimizer, List.of(foreign)))
        .hasMessageContaining("another optimizer");
    assertThatThrownBy(() -> new SequentialLr(optimizer, List.of(new StepLr(optimizer, 3, 1)), 4))
        .hasMessageContaining("1 schedules and 1 milestones");
    Adagrad still = new Adagrad(List.of(parameter()), Adagrad.Config.standard());
    assertThatThrownBy(() -> new OneCycleLr(still, 0.1, OneCycleLr.Config.of(5)))
        .hasMessageContaining("Adagrad has no momentum")
        .hasMessageContaining("cycleMomentum false");
    OneCycleLr brief = new OneCycleLr(optimizer, 0.1, OneCycleLr.Config.of(2));
    brief.step();
    brief.step();
    assertThatThrownBy(brief::step).hasMessageContaining("step 3 of a cycle of 2 steps");
  }

  private static List<Double> rates(Optimizer<?> optimizer) {
    List<Double> rates = new ArrayList<>();
    for (int g = 0; g < optimizer.groupCount(); g++) {
      rates.add(optimizer.lr(g));
      rates.add(optimizer.momentum(g).orElseThrow());
    }
    return rates;
  }

  private static Adam optimizer() {
    return new Adam(
        List.of(
            new ParameterGroup<>(List.of(parameter()), Adam.Config.of(0.1)),
            new ParameterGroup<>(List.of(parameter()), Adam.Config.of(0.03))));
  }

  private static Parameter parameter() {
    return new Parameter(Tensor.zeros(2));
  }
}
