package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.io.Safetensors;
import dev.holdout.engine.io.StoredTensor;
import dev.holdout.engine.nn.LayerSamples.Kind;
import dev.holdout.engine.nn.LayerSamples.Sample;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for each layer of the engine. */
class EveryLayerTest {

  private static final String LIST = "dev.holdout.engine.nn.LayerSamples#all";

  /** Classes that hold layers and cannot be called, or are no layers of their own. */
  private static final Set<String> NOT_CALLED = Set.of("LayerList", "LayerMap");

  @ParameterizedTest
  @MethodSource(LIST)
  void every_parameter_gets_a_gradient_that_is_not_all_zero(Sample sample) {
    Layer layer = sample.make().apply(3);

    Tensor out = layer.apply(leaf(sample, 6, DType.F32));
    if (out.requiresGrad()) {
      weighed(out).backward();
    }

    layer.eachParameter(
        (path, parameter) -> assertThat(parameter.grad().abs().sum().item()).as(path).isPositive());
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void gradients_of_input_and_parameters_are_the_slopes_in_doubles(Sample sample) {
    Layer layer = still(sample, 3).to(DType.F64);
    Tensor input = leaf(sample, 3, DType.F64);
    Tensor out = layer.apply(input);
    if (out.requiresGrad()) {
      weighed(out).backward();
    }
    List<Tensor> leaves = leaves(layer, input);
    for (int i = 0; i < leaves.size(); i++) {
      Tensor leaf = leaves.get(i);
      slopes(sample + ", leaf " + i, leaf, leaf.grad(), () -> weighed(layer.apply(input)).item());
    }
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void gradients_of_gradients_are_the_slopes_of_gradients(Sample sample) {
    Layer layer = still(sample, 3).to(DType.F64);
    Tensor input = leaf(sample, 2, DType.F64);
    List<Tensor> leaves = leaves(layer, input);
    for (int which = 0; which < leaves.size(); which++) {
      Tensor by = leaves.get(which);
      Tensor first =
          Autograd.grad(List.of(curved(layer.apply(input))), List.of(by), true).getFirst();
      List<Tensor> second =
          Autograd.grad(List.of(weighed(first)), leaves, null, false, false, true);
      for (int i = 0; i < leaves.size(); i++) {
        slopes(
            sample + ", leaf " + which + " by leaf " + i,
            leaves.get(i),
            second.get(i),
            () -> weighed(Autograd.grad(curved(layer.apply(input)), by).getFirst()).item());
      }
    }
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void a_checkpoint_restores_the_layer_to_the_bit(Sample sample) {
    Layer saved = sample.make().apply(3);
    Layer restored = sample.make().apply(4);
    saved.apply(sample.input(5, 1)); // moves what training moves
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    saved.stateDict().forEach((name, tensor) -> tensors.put(name, StoredTensor.of(tensor)));
    byte[] file = new Safetensors(Map.of(), tensors).bytes();

    Map<String, Tensor> state = new LinkedHashMap<>();
    Safetensors.parse(file, "test")
        .tensors()
        .forEach((name, stored) -> state.put(name, stored.tensor()));
    restored.loadStateDict(state);

    Tensor input = sample.input(6, 2);
    assertSameBits(restored.eval().apply(input), saved.eval().apply(input), sample.name());
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void the_same_seed_gives_the_same_layer(Sample sample) {
    Tensor input = sample.input(6, 2);

    assertSameBits(
        sample.make().apply(9).apply(input), sample.make().apply(9).apply(input), sample.name());
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void evaluation_moves_nothing_and_training_comes_back(Sample sample) {
    Layer layer = sample.make().apply(3);
    Tensor input = sample.input(6, 2);
    layer.eval();
    Map<String, Tensor> before = layer.stateDict();

    Tensor first = layer.apply(input);

    assertSameBits(layer.apply(input), first, sample.name());
    layer.stateDict().forEach((path, tensor) -> assertSameBits(tensor, before.get(path), path));
    assertThat(layer.train().namedLayers().values()).allMatch(Layer::isTraining);
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void an_empty_batch_gives_an_empty_batch_and_gradients(Sample sample) {
    Layer layer = sample.make().apply(3);
    Tensor input = leaf(sample, 0, DType.F32);

    Tensor out = layer.apply(input);

    int[] shape = sample.make().apply(3).apply(sample.input(2, 1)).shape();
    shape[0] = 0;
    assertThat(out.shape()).isEqualTo(shape);
    if (out.requiresGrad()) {
      out.sum().backward();
      layer.eachParameter((path, parameter) -> {
        if (parameter.grad() != null) {
          assertThat(parameter.grad().detach().toDoubleArray()).as(path).containsOnly(0);
        }
      });
    }
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void an_input_with_strides_gives_the_bits_of_its_copy(Sample sample) {
    Layer layer = still(sample, 3);
    Tensor input = sample.input(4, 2);
    Tensor moved = input.movedim(0, -1).contiguous().movedim(-1, 0);
    assertThat(moved.isContiguous()).isFalse();

    assertSameBits(layer.apply(moved), layer.apply(input), sample.name());
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void a_row_has_the_bits_it_has_alone_in_any_batch(Sample sample) {
    Layer layer = sample.make().apply(3).eval();
    if (sample.name().contains("untracked")) {
      return; // by its definition it looks at the batch, in evaluation too
    }
    Tensor all = sample.input(1000, 2);
    for (int batch : new int[] {1, 2, 7, 33, 1000}) {
      Tensor out = layer.apply(all.narrow(0, 0, batch));
      for (int row : new int[] {0, batch / 2, batch - 1}) {
        assertSameBits(
            out.narrow(0, row, 1),
            layer.apply(all.narrow(0, row, 1)),
            sample + ": row " + row + " of " + batch);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void stacked_members_give_the_bits_of_each_alone(Sample sample) {
    int members = 3;
    Layer all = Members.of(members, m -> sample.make().apply(m + 20));
    List<Tensor> inputs = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      inputs.add(sample.input(5, m));
    }
    Tensor together = wanting(Tensor.stack(inputs, 0));

    Tensor out = all.apply(together);
    Tensor vector = weights(out).to(out.dtype());
    if (out.requiresGrad()) {
      out.backward(vector);
    }

    for (int m = 0; m < members; m++) {
      Layer alone = sample.make().apply(m + 20);
      Tensor input = wanting(inputs.get(m));
      Tensor single = alone.apply(input);
      String name = sample + ", member " + m;
      assertSameBits(out.select(0, m), single, name);
      if (single.requiresGrad()) {
        single.backward(vector.select(0, m));
      }
      if (together.grad() != null) {
        assertSameBits(together.grad().select(0, m), input.grad(), name + ": gradient");
      }
      Map<String, Tensor> state = Members.stateDict(all, m);
      alone
          .stateDict()
          .forEach((path, tensor) -> assertSameBits(state.get(path), tensor, name + ": " + path));
      int member = m;
      Map<String, Parameter> stacked = all.namedParameters();
      alone.eachParameter((path, parameter) ->
          assertSameBits(
              stacked.get(path).grad().select(0, member),
              parameter.grad(),
              name + ": gradient of " + path));
    }
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void one_batch_is_shared_by_all_members(Sample sample) {
    Layer all = Members.of(2, m -> sample.make().apply(m + 20)).eval();
    Tensor batch = sample.input(4, 1);

    Tensor out = all.apply(Members.share(batch, 2));

    assertSameBits(out.select(0, 1), sample.make().apply(21).eval().apply(batch), sample.name());
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void a_layer_of_doubles_agrees_with_one_of_floats_and_keeps_its_parameters(Sample sample) {
    Layer layer = sample.make().apply(3).eval();
    Tensor floats = layer.apply(sample.input(4, 1));
    List<Parameter> before = layer.parameters();

    layer.to(DType.F64);
    Tensor doubles = layer.apply(sample.input(4, 1, DType.F64));

    assertThat(layer.parameters()).containsExactlyElementsOf(before);
    assertThat(doubles.dtype()).isEqualTo(DType.F64);
    assertThat(doubles.detach().toDoubleArray())
        .containsExactly(floats.detach().toDoubleArray(), within(2e-5));
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void a_printed_layer_gives_its_name_and_no_address(Sample sample) {
    Layer layer = sample.make().apply(1);

    assertThat(layer.toString())
        .startsWith(layer.getClass().getSimpleName() + "(")
        .endsWith(")")
        .doesNotContain("@");
  }

  @ParameterizedTest
  @MethodSource(LIST)
  void a_summary_gives_the_output_and_every_parameter_of_a_layer(Sample sample) {
    Layer layer = sample.make().apply(1);
    Tensor input = sample.input(4, 1);

    LayerSummary summary = layer.summary(input);

    assertThat(summary.parameters()).isEqualTo(layer.parameterCount());
    assertThat(summary.rows().getFirst().outputs())
        .containsExactly(Arrays.toString(layer.apply(input).shape()));
    assertThat(summary.rows()).allMatch(row -> row.calls() == 1);
  }

  @Test
  void every_layer_of_the_engine_is_in_the_list() throws Exception {
    Set<String> tried =
        LayerSamples.all()
            .flatMap(sample -> sample.make().apply(1).namedLayers().values().stream())
            .map(layer -> layer.getClass().getSimpleName())
            .collect(Collectors.toSet());
    assertThat(LayerClasses.all())
        .hasSizeGreaterThan(40)
        .allMatch(name -> tried.contains(name) || NOT_CALLED.contains(name));
  }

  /** The layer without random numbers: what draws them is in evaluation. */
  private static Layer still(Sample sample, long seed) {
    Layer layer = sample.make().apply(seed);
    return sample.kind() == Kind.RANDOM ? layer.eval() : layer;
  }

  private static Tensor leaf(Sample sample, int batch, DType dtype) {
    return wanting(sample.input(batch, 7, dtype));
  }

  private static Tensor wanting(Tensor input) {
    Tensor leaf = input.detach();
    return leaf.dtype().isFloating() ? leaf.requiresGrad(true) : leaf;
  }

  private static List<Tensor> leaves(Layer layer, Tensor input) {
    List<Tensor> leaves = new ArrayList<>();
    if (input.requiresGrad()) {
      leaves.add(input);
    }
    layer.parameters().forEach(parameter -> leaves.add(parameter.tensor()));
    return leaves;
  }

  private interface Value {
    double now();
  }

  /** Each entry of a gradient against (f(x + h) - f(x - h)) / 2h. */
  private static void slopes(String name, Tensor leaf, Tensor gradient, Value value) {
    double step = 1e-6;
    double[] x = leaf.detach().toDoubleArray();
    double[] got = gradient == null ? new double[x.length] : gradient.detach().toDoubleArray();
    for (int i = 0; i < x.length; i++) {
      double up = at(leaf, x, i, step, value);
      double down = at(leaf, x, i, -step, value);
      double want = (up - down) / (2 * step);
      assertThat(got[i])
          .as("%s, element %d", name, i)
          .isCloseTo(want, within(1e-7 * (10 + Math.abs(want))));
    }
    write(leaf, x);
  }

  private static double at(Tensor leaf, double[] x, int i, double by, Value value) {
    double[] moved = x.clone();
    moved[i] += by;
    write(leaf, moved);
    return value.now();
  }

  private static void write(Tensor leaf, double[] values) {
    try (var _ = Autograd.noGrad()) {
      leaf.copyFrom(Tensor.of(values, leaf.shape()));
    }
  }

  /** A single value that depends on every element in a way of its own. */
  private static Tensor weighed(Tensor x) {
    return x.mul(weights(x).to(x.dtype())).sum();
  }

  /** As {@link #weighed}, with a slope that changes: it has a second derivative. */
  private static Tensor curved(Tensor x) {
    return weighed(x.square());
  }

  private static Tensor weights(Tensor x) {
    double[] weights = new double[(int) x.numel()];
    Arrays.setAll(weights, i -> 0.5 + 0.37 * ((i * 7) % 11));
    return Tensor.of(weights, x.shape());
  }

  private static void assertSameBits(Tensor got, Tensor want, String name) {
    assertThat(got.shape()).as(name).isEqualTo(want.shape());
    assertThat(got.dtype()).as(name).isEqualTo(want.dtype());
    double[] wanted = want.detach().toDoubleArray();
    double[] values = got.detach().toDoubleArray();
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).as("%s, element %d", name, i).isEqualTo(wanted[i]);
    }
  }
}
