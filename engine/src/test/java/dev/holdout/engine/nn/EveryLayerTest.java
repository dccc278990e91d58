package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.io.Safetensors;
import dev.holdout.engine.io.StoredTensor;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for each layer of the package. */
class EveryLayerTest {

  /** A layer, made from a seed, with the width of its input. */
  record Sample(String name, int width, LongFunction<Layer> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> layers() {
    return Stream.of(
        new Sample("linear", 4, seed -> new Linear(4, 3, new Philox(seed, 0))),
        new Sample("linear without bias", 4, seed -> new Linear(4, 3, false, new Philox(seed, 0))),
        new Sample("sigmoid", 4, seed -> new Sigmoid()),
        new Sample("tanh", 4, seed -> new Tanh()),
        new Sample("relu", 4, seed -> new Relu()),
        new Sample("dropout", 4, seed -> new Dropout(0.5, seed)),
        new Sample(
            "sequential",
            4,
            seed ->
                new Sequential(
                    new Linear(4, 5, new Philox(seed, 0)),
                    new Sigmoid(),
                    new Dropout(0.25, seed),
                    new Linear(5, 2, new Philox(seed, 1)))));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void every_parameter_gets_a_gradient_that_is_not_all_zero(Sample sample) {
    Layer layer = sample.make.apply(3);

    layer.forward(input(sample.width).requiresGrad(true)).square().sum().backward();

    layer.eachParameter(
        (path, parameter) -> assertThat(parameter.grad().abs().sum().item()).as(path).isPositive());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void a_checkpoint_restores_the_layer_to_the_bit(Sample sample) {
    Layer saved = sample.make.apply(3);
    Layer restored = sample.make.apply(4);
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    saved.stateDict().forEach((name, tensor) -> tensors.put(name, StoredTensor.of(tensor)));
    byte[] file = new Safetensors(Map.of(), tensors).bytes();

    Map<String, Tensor> state = new LinkedHashMap<>();
    Safetensors.parse(file, "test")
        .tensors()
        .forEach((name, stored) -> state.put(name, stored.tensor()));
    restored.loadStateDict(state);

    Tensor input = input(sample.width);
    assertThat(restored.eval().forward(input).detach().toFloatArray())
        .isEqualTo(saved.eval().forward(input).detach().toFloatArray());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void the_same_seed_gives_the_same_layer(Sample sample) {
    Tensor input = input(sample.width);

    float[] first = sample.make.apply(9).forward(input).detach().toFloatArray();
    float[] second = sample.make.apply(9).forward(input).detach().toFloatArray();

    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void a_printed_layer_gives_its_name_and_no_address(Sample sample) {
    Layer layer = sample.make.apply(1);

    assertThat(layer.toString())
        .startsWith(layer.getClass().getSimpleName() + "(")
        .doesNotContain("@");
  }

  private static Tensor input(int width) {
    return Init.normal(0, 1, new Philox(11, 0), 6, width);
  }
}
