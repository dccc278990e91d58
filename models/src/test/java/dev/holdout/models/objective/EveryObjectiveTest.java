package dev.holdout.models.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.marketdata.BadInput;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for each objective, with and without costs. */
class EveryObjectiveTest {

  private static final double GRADIENT = 1e-7;

  static Stream<Objective> objectives() {
    return Stream.of(0.0, 0.0005, 0.3)
        .flatMap(cost -> Stream.of(new MeanReturn(cost), new SharpeRatio(cost)));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void the_gradient_is_the_slope_by_central_differences(Objective objective) {
    for (long seed = 0; seed < 20; seed++) {
      Philox random = new Philox(seed, 0);
      double[] positions = draw(random, 9, 0.5);
      double[] returns = draw(random, 9, 0.02);
      Runs runs = new Runs(new int[] {0, 4, 5}, draw(random, 3, 0.5));
      Tensor leaf = Tensor.of(positions).requiresGrad(true);
      objective.loss(leaf, Tensor.of(returns), runs).backward();
      double[] slope = leaf.grad().toDoubleArray();
      for (int i = 0; i < positions.length; i++) {
        double step = 1e-6;
        double up = objective.value(moved(positions, i, step), returns, runs);
        double down = objective.value(moved(positions, i, -step), returns, runs);
        double numeric = -(up - down) / (2 * step);
        assertThat(slope[i])
            .as("%s, seed %d, position %d", objective, seed, i)
            .isCloseTo(numeric, within(GRADIENT * Math.max(1, Math.abs(numeric)) * 10));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void the_gradient_that_is_recorded_is_the_one_that_is_not(Objective objective) {
    for (int[] starts : new int[][] {{0}, {0, 4, 5}, {0, 1}, {0, 1, 2, 3, 4, 5, 6, 7, 8}}) {
      Philox random = new Philox(3, starts.length);
      Tensor leaf = Tensor.of(draw(random, 9, 0.5)).requiresGrad(true);
      Tensor returns = Tensor.of(draw(random, 9, 0.02));
      Runs runs = new Runs(starts, draw(random, starts.length, 0.5));

      double[] recorded = slopes(objective, leaf, returns, runs, true).detach().toDoubleArray();
      double[] plain = slopes(objective, leaf, returns, runs, false).toDoubleArray();

      for (int i = 0; i < plain.length; i++) {
        assertThat(recorded[i])
            .as("%s, %d runs, position %d", objective, starts.length, i)
            .isCloseTo(plain[i], within(1e-12 * Math.max(1, Math.abs(plain[i]))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void the_second_derivative_is_the_slope_of_the_gradient(Objective objective) {
    Philox random = new Philox(11, 0);
    double[] positions = draw(random, 9, 0.5);
    Tensor returns = Tensor.of(draw(random, 9, 0.02));
    Tensor weights = Tensor.of(draw(random, 9, 1));
    Runs runs = new Runs(new int[] {0, 4, 5}, draw(random, 3, 0.5));
    Tensor leaf = Tensor.of(positions).requiresGrad(true);

    Tensor along = slopes(objective, leaf, returns, runs, true).mul(weights).sum();
    Tensor second =
        along.requiresGrad()
            ? Autograd.grad(along, leaf).getFirst()
            : null; // a mean return is straight: without costs nothing depends on the positions

    for (int i = 0; i < positions.length; i++) {
      double[] side = new double[2];
      for (int s = 0; s < 2; s++) {
        Tensor moved = Tensor.of(moved(positions, i, s == 0 ? -1e-6 : 1e-6)).requiresGrad(true);
        side[s] = slopes(objective, moved, returns, runs, false).mul(weights).sum().item();
      }
      double numeric = (side[1] - side[0]) / 2e-6;
      double got = second == null ? 0 : second.toDoubleArray()[i];
      assertThat(got)
          .as("%s, position %d", objective, i)
          .isCloseTo(numeric, within(1e-5 * Math.max(1, Math.abs(numeric))));
    }
  }

  private static Tensor slopes(
      Objective objective, Tensor positions, Tensor returns, Runs runs, boolean recorded) {
    Tensor loss = objective.loss(positions, returns, runs);
    return Autograd.grad(List.of(loss), List.of(positions), recorded).getFirst();
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void the_loss_is_the_value_with_its_sign_turned(Objective objective) {
    Philox random = new Philox(5, 0);
    double[] positions = draw(random, 30, 0.5);
    double[] returns = draw(random, 30, 0.02);
    Runs runs = new Runs(new int[] {0, 11}, new double[] {0.25, -0.5});

    double loss = objective.loss(Tensor.of(positions), Tensor.of(returns), runs).item();

    assertThat(-loss).isCloseTo(objective.value(positions, returns, runs), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void no_gradient_reaches_what_was_carried_into_a_run(Objective objective) {
    Tensor leaf = Tensor.of(new double[] {0.5, 0.7, 0.2}).requiresGrad(true);
    Tensor returns = Tensor.of(new double[] {0, 0, 0});

    // Two runs: the second is carried 0.7, the very value of the position before it.
    objective.loss(leaf, returns, new Runs(new int[] {0, 2}, new double[] {0.5, 0.7})).backward();
    double[] split = leaf.grad().toDoubleArray();
    leaf.zeroGrad();
    objective.loss(leaf, returns, Runs.one(0.5)).backward();
    double[] joined = leaf.grad().toDoubleArray();

    assertThat(split[0]).isEqualTo(joined[0]);
    if (objective.costFraction() > 0) {
      assertThat(split[1]).as("%s", objective).isNotEqualTo(joined[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void standing_still_has_a_finite_value_and_slope(Objective objective) {
    Tensor leaf = Tensor.of(new double[] {0, 0, 0, 0}).requiresGrad(true);

    Tensor loss = objective.loss(leaf, Tensor.of(new double[] {0.01, -0.01, 0.02, 0}), Runs.one(0));
    loss.backward();

    assertThat(loss.item()).isZero();
    for (double slope : leaf.grad().toDoubleArray()) {
      assertThat(slope).isFinite();
    }
  }

  @Test
  void the_mean_return_charges_each_change_of_position_once() {
    // gross 0.5 · 2% − 1 · 1% + 0 = 0; traded 0.5 + 0.5 + 1 = 2 at 10 %: −0.2, over three steps
    double value =
        new MeanReturn(0.1)
            .value(new double[] {0.5, 1, 0}, new double[] {0.02, -0.01, 0.5}, Runs.one(0));

    assertThat(value).isCloseTo(-0.2 / 3, within(1e-15));
  }

  @Test
  void the_first_step_of_a_run_pays_from_the_carried_position() {
    // from 0.8 to 0.5, then from −1 to 1: traded 0.3 + 2
    double value =
        new MeanReturn(1)
            .value(
                new double[] {0.5, 1},
                new double[] {0, 0},
                new Runs(new int[] {0, 1}, new double[] {0.8, -1}));

    assertThat(value).isCloseTo(-2.3 / 2, within(1e-15));
  }

  @Test
  void the_sharpe_ratio_is_mean_over_deviation() {
    // profits 1 %, 3 %: mean 2 %, deviation √2 %
    double value =
        new SharpeRatio(0).value(new double[] {1, 1}, new double[] {0.01, 0.03}, Runs.one(0));

    assertThat(value).isCloseTo(Math.sqrt(2), within(1e-6));
  }

  @Test
  void more_cost_never_raises_the_mean_return() {
    Philox random = new Philox(3, 0);
    double[] positions = draw(random, 50, 0.5);
    double[] returns = draw(random, 50, 0.02);
    double before = Double.POSITIVE_INFINITY;
    for (double cost : new double[] {0, 0.001, 0.01, 0.1}) {
      double value = new MeanReturn(cost).value(positions, returns, Runs.one(0));
      assertThat(value).isLessThan(before);
      before = value;
    }
  }

  @Test
  void an_unknown_objective_a_negative_cost_and_runs_out_of_order_are_refused() {
    assertThatThrownBy(() -> Objective.parse("profit", 0))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("profit")
        .hasMessageContaining("mean-return, sharpe");
    assertThatThrownBy(() -> new SharpeRatio(-0.1))
        .hasMessageContaining("-0.1")
        .hasMessageContaining("0 or more");
    assertThatThrownBy(() -> new Runs(new int[] {0, 3, 3}, new double[3]))
        .hasMessageContaining("[0, 3, 3]")
        .hasMessageContaining("rise strictly");
    assertThatThrownBy(() -> new Runs(new int[] {1}, new double[1]))
        .hasMessageContaining("starts at 0");
  }

  private static double[] moved(double[] values, int index, double step) {
    double[] copy = values.clone();
    copy[index] += step;
    return copy;
  }

  private static double[] draw(Philox random, int size, double deviation) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.normal(0, deviation);
    }
    return values;
  }
}
