package dev.holdout.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Averages of weights, with numbers worked by hand. */
class WeightAverageTest {

  private final Linear net = net();

  @Test
  void equal_shares_are_the_mean_of_all_updates() {
    WeightAverage average = WeightAverage.equal(net);
    for (double weight : new double[] {2, 4, 9}) {
      set(net, weight);
      average.update();
    }

    assertThat(average.updates()).isEqualTo(3);
    assertThat(average.stateDict().get("weight").item()).isCloseTo(5, within(1e-12));
    assertThat(weight(net)).isEqualTo(9);
  }

  @Test
  void an_exponential_average_starts_at_the_first_weights_and_forgets() {
    WeightAverage average = WeightAverage.exponential(net, 0.75);
    for (double weight : new double[] {8, 4, 0}) {
      set(net, weight);
      average.update();
    }

    assertThat(average.stateDict().get("weight").item()).isCloseTo(5.25, within(1e-12));
  }

  @Test
  void a_scope_lends_the_averages_to_the_layer_and_takes_them_back() {
    WeightAverage average = WeightAverage.equal(net);
    set(net, 1);
    average.update();
    set(net, 2);
    average.update();

    try (var averaged = average.swapped()) {
      assertThat(weight(net)).isEqualTo(1.5);
    }

    assertThat(weight(net)).isEqualTo(2);
    assertThat(average.stateDict().get("weight").item()).isEqualTo(1.5);
  }

  @Test
  void a_state_resumes_to_the_bit_and_one_of_another_net_is_refused() {
    WeightAverage average = WeightAverage.equal(net);
    Linear other = net();
    WeightAverage resumed = WeightAverage.equal(other);
    for (double weight : new double[] {0.1, 0.7, 0.3, 0.9}) {
      set(net, weight);
      average.update();
    }
    resumed.loadStateDict(average.stateDict());
    set(net, 0.123);
    set(other, 0.123);
    average.update();
    resumed.update();

    assertThat(resumed.stateDict().get("weight").item())
        .isEqualTo(average.stateDict().get("weight").item());
    assertThatThrownBy(() -> resumed.loadStateDict(Map.of("weight", Tensor.zeros(2, 2))))
        .hasMessageContaining("weight is float32 [2, 2]")
        .hasMessageContaining("float64 [1, 1]");
    assertThatThrownBy(() -> resumed.loadStateDict(Map.of())).hasMessageContaining("lacks weight");
    assertThatThrownBy(() -> WeightAverage.exponential(net, 1.5))
        .hasMessageContaining("decay is 1.5")
        .hasMessageContaining("from 0 to 1");
  }

  private static Linear net() {
    Linear linear = new Linear(1, 1, false, new Philox(3, 0));
    linear.to(DType.F64);
    return linear;
  }

  private static void set(Linear net, double weight) {
    Autograd.noGrad(() -> net.weight().tensor().fill(weight));
  }

  private static double weight(Linear net) {
    return net.weight().tensor().item();
  }
}
