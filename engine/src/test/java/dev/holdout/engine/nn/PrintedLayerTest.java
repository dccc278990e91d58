package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How layers print, what a summary tells, and what hooks are told. */
class PrintedLayerTest {

  private static Linear linear(int in, int out) {
    return new Linear(in, out, new Philox(1, 0));
  }

  @Test
  void a_net_prints_as_people_expect() {
    Sequential net =
        new Sequential(linear(4, 5), new Relu(), new Residual(linear(5, 5)), new Dropout(0.5, 1));

    assertThat(net)
        .hasToString(
            """
            Sequential(
              (0): Linear(in_features=4, out_features=5, bias=true)
              (1): Relu()
              (2): Residual(
                (inner): Linear(in_features=5, out_features=5, bias=true)
              )
              (3): Dropout(p=0.5)
            )\
            """);
  }

  @Test
  void the_sizes_of_layers_print_by_the_names_of_pytorch() {
    Philox random = new Philox(1, 0);
    KernelWindow window = KernelWindow.of(3).stepping(2).padded(1);

    assertThat(new Conv1d(4, 6, window, 2, true, random))
        .hasToString(
            "Conv1d(4, 6, kernel_size=[3], stride=[2], padding=[1], dilation=[1], groups=2,"
                + " bias=true)");
    assertThat(new LayerNorm(4))
        .hasToString("LayerNorm([4], eps=1.0E-5, elementwise_affine=true, bias=true)");
    assertThat(new BatchNorm1d(3))
        .hasToString(
            "BatchNorm1d(3, eps=1.0E-5, momentum=0.1, affine=true, track_running_stats=true)");
    assertThat(new Embedding(6, 3, random)).hasToString("Embedding(6, 3)");
    Linear stacked = Members.of(2, m -> linear(4, 5));
    assertThat(stacked).hasToString("Linear(in_features=4, out_features=5, bias=true, members=2)");
  }

  @Test
  void lists_and_maps_of_layers_name_their_parts() {
    Map<String, Layer> heads = new LinkedHashMap<>();
    heads.put("price", linear(2, 1));
    heads.put("risk", linear(2, 1));
    LayerMap map = new LayerMap(heads);
    LayerList list = new LayerList(linear(2, 2), linear(2, 2));

    assertThat(map.namedParameters().keySet())
        .containsExactly("price.weight", "price.bias", "risk.weight", "risk.bias");
    assertThat(list.namedParameters().keySet())
        .containsExactly("0.weight", "0.bias", "1.weight", "1.bias");
    assertThat(map.get("risk")).isSameAs(heads.get("risk"));
    assertThat(list.get(1)).isSameAs(list.layers().get(1));
    assertThat(list).hasSize(2);
  }

  @Test
  void lists_and_maps_of_layers_refuse_to_be_called_and_say_what_to_do() {
    LayerMap map = new LayerMap(Map.of("a", linear(1, 1)));

    assertThatThrownBy(() -> map.apply(Tensor.ones(1)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("call them by get(name)");
    assertThatThrownBy(() -> new LayerList(linear(1, 1)).apply(Tensor.ones(1)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("use Sequential");
    assertThatThrownBy(() -> map.get("b")).hasMessageContaining("there are [a]");
    assertThatThrownBy(() -> new LayerMap(Map.of("a.b", linear(1, 1))))
        .hasMessageContaining("use a name without dots");
  }

  @Test
  void a_summary_gives_shapes_parameters_and_bytes_a_layer() {
    Sequential net = new Sequential(linear(4, 5), new BatchNorm1d(5), linear(5, 1));
    net.get(2).freeze();

    LayerSummary summary = net.summary(Tensor.ones(8, 4));

    LayerSummary.Row first = summary.rows().get(1);
    assertThat(first)
        .isEqualTo(new LayerSummary.Row("0", "Linear", List.of("[8, 5]"), 1, 25, 25, 100, 160));
    assertThat(summary.parameters()).isEqualTo(25 + 10 + 6);
    assertThat(summary.trained()).isEqualTo(25 + 10);
    assertThat(summary.parameterBytes()).isEqualTo(4 * (25 + 10 + 6) + 4 * 10 + 8);
    assertThat(summary.toString())
        .contains("0: Linear")
        .contains("[8, 5]")
        .endsWith("41 parameters, 35 of them trained, 212 bytes");
    assertThat(net.isTraining()).isTrue();
    assertThat(net.stateDict().get("1.num_batches_tracked").item()).isZero();
  }

  @Test
  void a_summary_says_which_layer_was_not_called_and_which_several_times() {
    Layer twice =
        new Layer() {
          private final Linear used = linear(2, 2);
          private final Linear unused = linear(2, 2);

          @Override
          public Tensor forward(Tensor input) {
            return used.apply(used.apply(input));
          }
        };

    assertThat(twice.summary(Tensor.ones(1, 2)).toString())
        .contains("[1, 2] (2 calls)")
        .contains("not called");
  }

  private static final class Pair extends Layer {
    final List<Linear> sides = List.of(linear(2, 3), linear(2, 3));

    @Override
    public Tensor forward(Tensor input) {
      throw new UnsupportedOperationException("pair: takes two tensors; call forward(a, b)");
    }

    Tensor forward(Tensor a, Tensor b) {
      return sides.get(0).apply(a).add(sides.get(1).apply(b));
    }
  }

  @Test
  void a_summary_shows_what_a_call_of_ones_own_gave_the_places_in_a_list_and_what_is_frozen() {
    Pair pair = new Pair();
    pair.sides.get(1).freeze();
    pair.sides.get(0).bias().freeze();
    Tensor x = Tensor.ones(4, 2);
    List<String> lines =
        pair.summary(() -> pair.forward(x, x))
            .toString()
            .lines()
            .map(line -> line.stripTrailing())
            .toList();
    assertThat(lines.get(1)).startsWith("Pair ").contains("[4, 3]").doesNotContain("not called");
    assertThat(lines.get(2)).startsWith("  sides.0: Linear (in part frozen)");
    assertThat(lines.get(3)).startsWith("  sides.1: Linear (frozen)");
    assertThat(pair.summary(() -> List.of(pair.forward(x, x), x)).rows().getFirst().outputs())
        .containsExactly("[4, 3]", "[4, 2]");
  }

  @Test
  void parameters_and_buffers_print_their_values() {
    assertThat(new Parameter(Tensor.ones(2)))
        .hasToString("Parameter: Tensor[2] float32 cpu requires grad\n[1., 1.]");
    assertThat(new Buffer(Tensor.scalar(3L))).hasToString("Buffer: Tensor[] int64 cpu: 3");
  }

  @Test
  void a_sequence_in_another_mode_or_type_is_a_sequence() {
    Sequential net = new Sequential(linear(2, 2)).eval();
    assertThat(net.isTraining()).isFalse();
    Sequential wide = net.train().to(DType.F64).freeze();
    assertThat(wide).isSameAs(net);
    assertThat(wide.trainedParameterCount()).isZero();
    assertThat(wide.unfreeze().trainedParameterCount()).isEqualTo(6);
  }

  @Test
  void a_hook_is_told_of_each_call_until_it_is_closed() {
    Linear inner = linear(2, 3);
    Sequential net = new Sequential(inner);
    List<String> told = new ArrayList<>();

    try (Autograd.Scope hook =
        inner.hook((layer, in, out) -> told.add(layer == inner ? "inner" : "other"))) {
      net.apply(Tensor.ones(1, 2));
    }
    net.apply(Tensor.ones(1, 2));

    assertThat(told).containsExactly("inner");
  }

  /** A net whose block lives inside it, and holds it too. */
  private static final class Owner extends Layer {
    final Linear hidden = linear(2, 2);
    final Layer block =
        new Layer() {
          final Owner owner = Owner.this;

          @Override
          public Tensor forward(Tensor input) {
            return hidden.apply(input);
          }
        };

    @Override
    public Tensor forward(Tensor input) {
      return block.apply(input);
    }
  }

  @Test
  void a_layer_that_points_back_to_its_holder_prints() {
    Owner net = new Owner();
    String inner = net.block.getClass().getName();

    assertThat(net)
        .hasToString(
            """
            Owner(
              (hidden): Linear(in_features=2, out_features=2, bias=true)
              (block): %s(
                (owner): Owner(… that holds this)
              )
            )\
            """
                .formatted(inner));
  }

  @Test
  void an_inner_layer_does_not_hold_the_object_it_lives_in() {
    final class Outer extends Layer {
      final Linear hidden = linear(2, 2);
      final Inner inner = new Inner();

      final class Inner extends Layer {
        final Linear own = linear(2, 1);

        @Override
        public Tensor forward(Tensor input) {
          return own.apply(hidden.apply(input));
        }
      }

      @Override
      public Tensor forward(Tensor input) {
        return inner.apply(input);
      }
    }

    assertThat(new Outer().inner.stateDict()).containsOnlyKeys("own.weight", "own.bias");
    assertThat(new Outer().stateDict().keySet())
        .containsExactly("hidden.weight", "hidden.bias", "inner.own.weight", "inner.own.bias");
    assertThat(new Outer().toString()).contains("(inner): Inner(").doesNotContain("this$0");
  }
}
