package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.tensor.Device;
import dev.holdout.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is saved, loaded, frozen and converted of a layer. */
class StateTest {

  private static Sequential net() {
    Philox random = new Philox(1, 0);
    return new Sequential(new Linear(2, 3, random), new BatchNorm1d(3), new Linear(3, 1, random));
  }

  @Test
  void parameters_and_buffers_are_named_by_their_path() {
    assertThat(net().namedParameters().keySet())
        .containsExactly("0.weight", "0.bias", "1.weight", "1.bias", "2.weight", "2.bias");
    assertThat(net().namedBuffers().keySet())
        .containsExactly("1.running_mean", "1.running_var", "1.num_batches_tracked");
    assertThat(net().stateDict()).hasSize(9);
    assertThat(net().namedLayers().keySet()).containsExactly("", "0", "1", "2");
  }

  @Test
  void a_partial_state_loads_what_fits_and_names_the_rest() {
    Sequential net = net();
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put("0.bias", Tensor.of(new float[] {1, 2, 3}));
    state.put("head.bias", Tensor.of(new float[] {1}));

    LoadReport report = net.loadStateDict(state, false);

    assertThat(net.stateDict().get("0.bias").toFloatArray()).containsExactly(1, 2, 3);
    assertThat(report.unexpected()).containsExactly("head.bias");
    assertThat(report.missing()).hasSize(8).contains("0.weight", "1.running_var");
    assertThat(report.isComplete()).isFalse();
  }

  @Test
  void a_misshapen_tensor_is_refused_in_a_partial_state_too() {
    Map<String, Tensor> state = Map.of("0.bias", Tensor.of(new float[] {1, 2}));

    assertThatThrownBy(() -> net().loadStateDict(state, false))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("0.bias is float32 [2], but the layer has float32 [3]")
        .hasMessageContaining("build the layer with the sizes that were saved");
  }

  @Test
  void a_state_of_another_net_is_refused_with_every_missing_and_unexpected_name() {
    Map<String, Tensor> other = new Linear(2, 3, new Philox(1, 0)).stateDict();

    assertThatThrownBy(() -> net().loadStateDict(other))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("0.weight is missing")
        .hasMessageContaining("1.num_batches_tracked is missing")
        .hasMessageContaining("weight is not in the layer (unexpected)")
        .hasMessageContaining("loadStateDict(state, false)");
  }

  @Test
  void a_buffer_that_is_not_saved_is_in_no_state() {
    Layer layer =
        new Layer() {
          private final Buffer table = Buffer.unsaved(Tensor.ones(2));

          @Override
          public Tensor forward(Tensor input) {
            return input.mul(table.tensor());
          }
        };

    assertThat(layer.stateDict()).isEmpty();
    assertThat(layer.namedBuffers()).containsKey("table");
    assertThat(layer.loadStateDict(Map.of(), true).isComplete()).isTrue();
  }

  @Test
  void frozen_parameters_get_no_gradient_and_do_not_move() {
    Sequential net = net();
    net.get(0).freeze();
    Map<String, Tensor> before = net.stateDict();
    Sgd optimizer = new Sgd(net.parameters(), Sgd.Config.of(0.1));

    net.apply(Init.normal(0, 1, new Philox(2, 0), 5, 2)).square().sum().backward();
    optimizer.step();

    assertThat(net.namedParameters().get("0.weight").grad()).isNull();
    Map<String, Tensor> after = net.stateDict();
    assertThat(after.get("0.weight").toFloatArray())
        .isEqualTo(before.get("0.weight").toFloatArray());
    assertThat(after.get("2.bias").toFloatArray())
        .isNotEqualTo(before.get("2.bias").toFloatArray());
    assertThat(net.parameterCount()).isEqualTo(9 + 6 + 4);
    assertThat(net.trainedParameterCount()).isEqualTo(6 + 4);
    net.unfreeze();
    assertThat(net.trainedParameterCount()).isEqualTo(9 + 6 + 4);
  }

  @Test
  void freezing_drops_the_gradient_that_was_there() {
    Linear layer = new Linear(1, 1, new Philox(1, 0));
    layer.apply(Tensor.ones(1, 1)).sum().backward();

    layer.freeze();

    assertThat(layer.parameters()).allMatch(parameter -> parameter.grad() == null);
  }

  @Test
  void conversion_keeps_counts_whole_and_frozen_parameters_frozen() {
    Sequential net = net();
    net.get(2).freeze();
    List<Parameter> before = net.parameters();

    net.to(DType.F64);

    assertThat(net.parameters()).containsExactlyElementsOf(before);
    assertThat(net.stateDict().get("0.weight").dtype()).isEqualTo(DType.F64);
    assertThat(net.stateDict().get("1.running_var").dtype()).isEqualTo(DType.F64);
    assertThat(net.stateDict().get("1.num_batches_tracked").dtype()).isEqualTo(DType.I64);
    assertThat(net.trainedParameterCount()).isEqualTo(9 + 6);
    assertThat(net.to(Device.CPU)).isSameAs(net);
  }

  @Test
  void parameters_cannot_be_integers() {
    assertThatThrownBy(() -> net().to(DType.I64))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("int64")
        .hasMessageContaining("pass float32");
  }

  @Test
  void layers_in_an_array_are_parts_as_those_in_a_list() {
    Layer net =
        new Layer() {
          final Linear[] steps = {
            new Linear(2, 2, new Philox(1, 0)), new Linear(2, 1, new Philox(2, 0))
          };

          @Override
          public Tensor forward(Tensor x) {
            return steps[1].apply(steps[0].apply(x));
          }
        };
    assertThat(net.stateDict().keySet())
        .containsExactly("steps.0.weight", "steps.0.bias", "steps.1.weight", "steps.1.bias");
    assertThat(net.parameterCount()).isEqualTo(6 + 3);
  }

  private static class Upper extends Layer {
    private final Parameter weight = new Parameter(Tensor.zeros(2));

    @Override
    public Tensor forward(Tensor input) {
      return input.mul(weight.tensor());
    }
  }

  private static final class Lower extends Upper {
    private final Parameter weight = new Parameter(Tensor.zeros(3));

    @Override
    public Tensor forward(Tensor input) {
      return input.mul(weight.tensor());
    }
  }

  @Test
  void a_field_named_as_one_of_its_superclass_is_refused_since_a_state_would_lose_one() {
    assertThatThrownBy(new Lower()::stateDict)
        .isInstanceOf(StateException.class)
        .hasMessageContaining("Lower: two parts are named weight")
        .hasMessageContaining("rename one");
  }

  @Test
  void values_of_another_dtype_are_converted_as_copies_are() {
    Linear wide = new Linear(2, 3, new Philox(7, 0));
    wide.to(DType.F64);
    Linear net = new Linear(2, 3, new Philox(1, 0));

    assertThat(net.loadStateDict(wide.stateDict(), true).isComplete()).isTrue();

    assertThat(net.weight().tensor().dtype()).isEqualTo(DType.F32);
    assertThat(net.stateDict().get("weight").toDoubleArray())
        .isEqualTo(wide.stateDict().get("weight").toDoubleArray());
    Map<String, Tensor> whole = new LinkedHashMap<>(net.stateDict());
    whole.put("bias", Tensor.of(new long[] {1, 2, 3}));
    net.loadStateDict(whole);
    assertThat(net.stateDict().get("bias").toFloatArray()).containsExactly(1, 2, 3);
  }

  @Test
  void counts_are_not_loaded_from_fractions_and_what_misfits_is_named_to_be_removed() {
    Map<String, Tensor> state = new LinkedHashMap<>(net().stateDict());
    state.put("1.num_batches_tracked", Tensor.scalar(1.5f));
    state.put("0.bias", Tensor.ones(2));

    assertThatThrownBy(() -> net().loadStateDict(state, false))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("1.num_batches_tracked is float32 [], but the layer has int64 []")
        .hasMessageContaining(
            "take 0.bias, 1.num_batches_tracked out of the state and load the rest");
  }

  private abstract static class Unary extends Layer {
    @Override
    public Tensor forward(Tensor input) {
      return input;
    }
  }

  private record Held(Linear linear) {}

  @Test
  void parts_that_nobody_would_find_are_refused_instead_of_left_untrained() {
    Linear linear = new Linear(1, 1, new Philox(1, 0));
    Layer optional =
        new Unary() {
          final Optional<Layer> head = Optional.of(linear);
        };
    Layer set =
        new Unary() {
          final Set<Layer> heads = Set.of(linear);
        };
    Layer record =
        new Unary() {
          final Held held = new Held(linear);
        };
    Layer plain =
        new Unary() {
          final Tensor scale = Tensor.ones(1).requiresGrad(true);
        };
    for (Layer layer : List.of(optional, set, record, plain)) {
      assertThatThrownBy(layer::parameters)
          .isInstanceOf(StateException.class)
          .hasMessageContaining("neither trained nor saved")
          .hasMessageContaining("namedParts()");
    }
    Layer none =
        new Unary() {
          final Optional<Layer> head = Optional.empty();
          final Tensor table = Tensor.ones(1);
        };
    assertThat(none.parameters()).isEmpty();
  }
}
