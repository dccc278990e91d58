package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerTest {

  private static final class Block extends Layer {
    private final Linear value;
    private final List<Layer> gates;
    private final Buffer mean = new Buffer(Tensor.of(new float[] {1, 2}));

    Block(Linear value, Layer... gates) {
      this.value = value;
      this.gates = List.of(gates);
    }

    @Override
    public Tensor forward(Tensor input) {
      Tensor result = value.forward(input);
      for (Layer gate : gates) {
        result = gate.forward(result);
      }
      return result;
    }
  }

  private static Linear linear(int in, int out) {
    return new Linear(in, out, new Philox(1, 0));
  }

  private static List<String> paths(Layer layer) {
    List<String> paths = new ArrayList<>();
    layer.eachParameter((path, parameter) -> paths.add(path));
    return paths;
  }

  @Test
  void parameters_are_named_by_field_and_by_place_in_a_list() {
    Layer block = new Block(linear(2, 2), linear(2, 2), new Tanh(), linear(2, 2));

    assertThat(paths(block))
        .containsExactly(
            "value.weight",
            "value.bias",
            "gates.0.weight",
            "gates.0.bias",
            "gates.2.weight",
            "gates.2.bias");
  }

  @Test
  void a_sequential_names_its_layers_by_number_alone() {
    Layer layers = new Sequential(linear(2, 3), new Sigmoid(), linear(3, 1));

    assertThat(paths(layers)).containsExactly("0.weight", "0.bias", "2.weight", "2.bias");
  }

  @Test
  void a_shared_layer_is_visited_once() {
    Linear shared = linear(2, 2);

    assertThat(paths(new Sequential(shared, new Tanh(), shared)))
        .containsExactly("0.weight", "0.bias");
  }

  @Test
  void buffers_are_saved_but_not_trained() {
    Layer block = new Block(linear(2, 2));

    assertThat(block.stateDict()).containsKey("mean");
    assertThat(paths(block)).doesNotContain("mean");
  }

  @Test
  void eval_and_train_reach_every_layer_below() {
    Dropout deep = new Dropout(0.5, 1);
    Layer outer = new Sequential(new Sequential(deep));

    assertThat(deep.isTraining()).isTrue();
    outer.eval();
    assertThat(deep.isTraining()).isFalse();
    outer.train();
    assertThat(deep.isTraining()).isTrue();
  }

  @Test
  void a_state_is_a_copy_that_later_training_does_not_move() {
    Linear layer = linear(1, 1);
    float before = layer.stateDict().get("weight").toFloatArray()[0];
    Map<String, Tensor> state = layer.stateDict();

    Autograd.noGrad(() -> layer.parameters().forEach(p -> p.tensor().fill(7)));

    assertThat(state.get("weight").toFloatArray()).containsExactly(before);
  }

  @Test
  void a_state_that_does_not_fit_is_refused_with_every_fault_and_changes_nothing() {
    Linear layer = linear(2, 1);
    Map<String, Tensor> before = layer.stateDict();
    Map<String, Tensor> wrong = new LinkedHashMap<>();
    wrong.put("weight", Tensor.of(new float[] {1, 2, 3}, 1, 3));
    wrong.put("scale", Tensor.of(new float[] {1}, 1));

    assertThatThrownBy(() -> layer.loadStateDict(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight is float32 [1, 3]")
        .hasMessageContaining("[1, 2]")
        .hasMessageContaining("bias is missing")
        .hasMessageContaining("scale is not in the layer")
        .hasMessageContaining("build the layer with the sizes that were saved");
    wrong.put("weight", Tensor.of(new float[] {8, 9}, 1, 2)); // this one would fit
    assertThatThrownBy(() -> layer.loadStateDict(wrong)).hasMessageContaining("bias is missing");
    assertThat(layer.stateDict().get("weight").toFloatArray())
        .isEqualTo(before.get("weight").toFloatArray());
  }

  @Test
  void a_linear_layer_refuses_an_input_of_another_width_and_names_both() {
    assertThatThrownBy(() -> linear(4, 2).forward(Tensor.zeros(3, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[3, 5]")
        .hasMessageContaining("[2, 4]")
        .hasMessageContaining("Check the layer's input size");
  }

  @Test
  void a_linear_layer_starts_uniform_within_one_over_root_of_its_inputs() {
    float[] weights =
        new Linear(25, 400, new Philox(5, 0)).stateDict().get("weight").toFloatArray();

    double bound = 0.2;
    double squares = 0;
    double sum = 0;
    for (float weight : weights) {
      assertThat(Math.abs(weight)).isLessThanOrEqualTo((float) bound);
      squares += weight * weight;
      sum += weight;
    }
    double deviation = bound / Math.sqrt(3);
    double allowed = 6 * deviation / Math.sqrt(weights.length);
    assertThat(Math.sqrt(squares / weights.length))
        .isBetween(deviation - allowed, deviation + allowed);
    assertThat(sum / weights.length).isBetween(-allowed, allowed);
  }

  @Test
  void dropout_keeps_the_mean_and_draws_another_mask_each_step() {
    Dropout dropout = new Dropout(0.3, 8);
    Tensor ones = Tensor.ones(20_000);

    float[] first = dropout.forward(ones).toFloatArray();
    float[] second = dropout.forward(ones).toFloatArray();

    double mean = 0;
    for (float value : first) {
      assertThat(value == 0 || Math.abs(value - 1 / 0.7) < 1e-6).isTrue();
      mean += value / first.length;
    }
    // one value has the deviation √(0.3 / 0.7) = 0.65; six of them over √20,000 is 0.028
    assertThat(mean).isBetween(0.972, 1.028);
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void dropout_is_the_identity_in_evaluation() {
    Tensor input = Tensor.of(new float[] {1, 2, 3});

    assertThat(new Dropout(0.9, 1).eval().forward(input)).isSameAs(input);
  }

  @Test
  void dropout_refuses_a_probability_outside_zero_and_one() {
    assertThatThrownBy(() -> new Dropout(1.5, 0))
        .hasMessageContaining("1.5")
        .hasMessageContaining("from 0 to 1");
    assertThatThrownBy(() -> new Dropout(Double.NaN, 0)).hasMessageContaining("NaN");
  }
}
