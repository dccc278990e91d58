package dev.holdout.engine.nn.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Members;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who sees whom, whom the layers tell, and what they refuse. */
class AttentionTest {

  private static final MultiheadAttention.Config SIZES =
      MultiheadAttention.Config.of(4, 2).withBatchFirst();

  private static MultiheadAttention layer(long seed) {
    return new MultiheadAttention(SIZES, new Philox(seed, 0));
  }

  private static Tensor drawn(int... shape) {
    return Tensor.randn(new Philox(5, 0), shape);
  }

  private static void assertSame(Tensor got, Tensor want) {
    assertThat(got.shape()).isEqualTo(want.shape());
    assertThat(got.detach().toFloatArray()).isEqualTo(want.detach().toFloatArray());
  }

  /** As PyTorch's scaled_dot_product_attention: attn_mask and is_causal exclude each other. */
  @Test
  void a_mask_together_with_causal_is_refused() {
    Tensor mask = Tensor.ones(DType.BOOL, 4, 4);
    assertThatThrownBy(() -> Sight.takingPart(mask, true, 4, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a mask of shape [4, 4] together with causal")
        .hasMessageContaining("Sight.causal(4, 4).and(");
    Tensor q = drawn(2, 4, 3);
    Sight alone = Sight.takingPart(null, true, 4, 4);
    assertSame(
        Attention.of(q, q, q, alone).output(), Attention.of(q, q, q, Sight.causal(4, 4)).output());
    assertThat(Sight.takingPart(null, false, 4, 4)).isEqualTo(Sight.ALL);
    assertThat(Sight.takingPart(mask, false, 4, 4).hidden().any().itemBoolean()).isFalse();
  }

  @Test
  void a_missing_key_is_named() {
    Tensor x = drawn(2, 3, 4);
    assertThatThrownBy(() -> layer(1).attend(x, null, x, Sight.ALL, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("multihead attention: key is null");
  }

  @Test
  void causal_sight_is_a_lower_triangle_of_those_that_take_part() {
    Tensor q = drawn(2, 4, 3);
    Tensor lower = Tensor.ones(DType.BOOL, 4, 4).tril(0);

    Attention causal = Attention.of(q, q, q, Sight.causal(4, 4));

    assertSame(causal.output(), Attention.of(q, q, q, Sight.takingPart(lower)).output());
    assertSame(causal.weights(), causal.weights().tril(0));
    Tensor minus = Tensor.full(Double.NEGATIVE_INFINITY, 4, 4).triu(1);
    Tensor added = Tensor.zeros(4, 4).where(lower, minus);
    assertSame(Attention.of(q, q, q, Sight.adding(added)).output(), causal.output());
  }

  @Test
  void a_query_that_sees_nothing_gives_0_and_finite_gradients() {
    Tensor hidden = Tensor.of(new boolean[] {true, true, true, false, false, true}, 2, 3);
    Tensor minus = Tensor.full(Double.NEGATIVE_INFINITY, 2, 3).where(hidden, Tensor.zeros(2, 3));
    for (Sight sight : List.of(Sight.hiding(hidden), Sight.adding(minus))) {
      Tensor q = drawn(2, 4).requiresGrad(true);
      Tensor k = drawn(3, 4).requiresGrad(true);

      Attention seen = Attention.of(q, k, k, sight);
      seen.output().square().sum().backward();

      assertThat(seen.output().detach().select(0, 0).toFloatArray()).containsOnly(0);
      assertThat(seen.weights().detach().select(0, 0).toFloatArray()).containsOnly(0);
      assertThat(seen.weights().detach().select(0, 1).sum().item()).isEqualTo(1, within(1e-6));
      assertThat(q.grad().select(0, 0).toFloatArray()).containsOnly(0);
      assertThat(q.grad().isfinite().all().itemBoolean()).isTrue();
      assertThat(k.grad().isfinite().all().itemBoolean()).isTrue();
      assertThat(k.grad().abs().sum().item()).isPositive();
    }
  }

  @Test
  void a_key_that_is_only_filling_changes_nothing() {
    MultiheadAttention layer = layer(1);
    Tensor x = drawn(2, 3, 4);
    Tensor other = x.copy();
    other.narrow(1, 2, 1).fill(9);
    Tensor padding = Tensor.of(new boolean[] {false, false, true, false, false, true}, 2, 3);
    Tensor queries = x.narrow(1, 0, 2);

    Attention seen = layer.attend(queries, x, x, Sight.ALL, padding);

    assertSame(seen.output(), layer.attend(queries, other, other, Sight.ALL, padding).output());
    Tensor fewer = x.narrow(1, 0, 2);
    assertThat(seen.output().detach().toFloatArray())
        .containsExactly(
            layer.attend(queries, fewer, fewer, Sight.ALL, null).output().detach().toFloatArray(),
            within(1e-6f));
  }

  @Test
  void each_head_may_have_a_sight_of_its_own() {
    MultiheadAttention layer = layer(1);
    Tensor x = drawn(2, 3, 4);
    Tensor causal = Sight.causal(3, 3).hidden();
    Tensor none = Tensor.zeros(DType.BOOL, 3, 3);
    Tensor each = Tensor.stack(List.of(causal, none, none, causal), 0);

    Tensor weights = layer.attend(x, x, x, Sight.hiding(each), null).weights();

    Tensor hidden = layer.attend(x, x, x, Sight.causal(3, 3), null).weights();
    Tensor open = layer.attend(x, x, x, Sight.ALL, null).weights();
    assertSame(weights.select(0, 0).select(0, 0), hidden.select(0, 0).select(0, 0));
    assertSame(weights.select(0, 0).select(0, 1), open.select(0, 0).select(0, 1));
    assertSame(weights.select(0, 1).select(0, 0), open.select(0, 1).select(0, 0));
    assertSame(weights.select(0, 1).select(0, 1), hidden.select(0, 1).select(0, 1));
  }

  @Test
  void stacked_members_take_masks_of_all_and_of_each() {
    MultiheadAttention all = Members.of(2, AttentionTest::layer);
    Tensor q = drawn(2, 3, 2, 4);
    Tensor k = Tensor.randn(new Philox(6, 0), 2, 3, 5, 4);
    Tensor heads = Tensor.bernoulli(new Philox(7, 0), Tensor.full(0.3, 2, 6, 2, 5)).to(DType.BOOL);
    Tensor padding = Tensor.bernoulli(new Philox(8, 0), Tensor.full(0.3, 2, 3, 5)).to(DType.BOOL);

    Tensor own = all.attend(q, k, k, Sight.hiding(heads), padding).output();
    Tensor shared =
        all.attend(q, k, k, Sight.hiding(heads.select(0, 0)), padding.select(0, 0)).output();

    for (int m = 0; m < 2; m++) {
      Tensor query = q.select(0, m);
      Tensor key = k.select(0, m);
      assertSame(
          own.select(0, m),
          layer(m)
              .attend(query, key, key, Sight.hiding(heads.select(0, m)), padding.select(0, m))
              .output());
      assertSame(
          shared.select(0, m),
          layer(m)
              .attend(query, key, key, Sight.hiding(heads.select(0, 0)), padding.select(0, 0))
              .output());
    }
  }

  @Test
  void an_input_without_a_batch_is_a_batch_of_one() {
    MultiheadAttention layer = layer(1);
    Tensor x = drawn(3, 4);
    Tensor padding = Tensor.of(new boolean[] {false, true, false}, 3);

    Attention single = layer.attend(x, x, x, Sight.causal(3, 3), padding);
    Tensor one = x.unsqueeze(0);
    Attention batch = layer.attend(one, one, one, Sight.causal(3, 3), padding.unsqueeze(0));

    assertSame(single.output(), batch.output().squeeze(0));
    assertSame(single.weights(), batch.weights().squeeze(0));
  }

  @Test
  void hooks_are_told_once_however_a_layer_is_called() {
    TransformerEncoder encoder =
        new TransformerEncoder(
            TransformerEncoderLayer.Config.of(4, 2, 3).withBatchFirst(), 1, true, new Philox(1, 0));
    List<String> calls = new ArrayList<>();
    List<Layer> layers = List.copyOf(encoder.namedLayers().values());
    layers.forEach(each ->
        each.hook((layer, in, out) -> {
          if (!(layer instanceof Dropout)) {
            calls.add(layer.getClass().getSimpleName());
          }
        }));
    Tensor x = drawn(2, 3, 4);

    encoder.apply(x);
    List<String> first = List.copyOf(calls);
    calls.clear();
    encoder.encode(x, Sight.ALL, null);

    assertThat(first)
        .containsExactlyInAnyOrder(
            "TransformerEncoder",
            "TransformerEncoderLayer",
            "MultiheadAttention",
            "Linear",
            "Linear",
            "Linear",
            "LayerNorm",
            "LayerNorm",
            "LayerNorm");
    assertThat(calls).isEqualTo(first);
  }

  @Test
  void every_place_that_leaves_values_out_has_masks_of_its_own() {
    TransformerEncoder encoder =
        new TransformerEncoder(
            TransformerEncoderLayer.Config.of(4, 2, 3).withBatchFirst().dropout(0.5, 3),
            2,
            true,
            new Philox(1, 0));
    Set<List<Float>> masks = new HashSet<>();
    int places = 0;
    for (Layer layer : encoder.namedLayers().values()) {
      if (layer instanceof Dropout dropout) {
        List<Float> mask = new ArrayList<>();
        for (float value : dropout.apply(Tensor.ones(200)).toFloatArray()) {
          mask.add(value);
        }
        masks.add(mask);
        places++;
      }
    }

    assertThat(places).isEqualTo(8);
    assertThat(masks).hasSize(places);
  }

  @Test
  void the_encoder_under_causal_sight_never_looks_ahead() {
    TransformerEncoder encoder =
        new TransformerEncoder(
            TransformerEncoderLayer.Config.of(4, 2, 3).withBatchFirst().withNormFirst(),
            2,
            true,
            new Philox(1, 0));
    Tensor x = drawn(2, 5, 4);
    Tensor changed = x.copy();
    changed.narrow(1, 3, 2).fill(7);

    Tensor before = encoder.encode(x, Sight.causal(5, 5), null);
    Tensor after = encoder.encode(changed, Sight.causal(5, 5), null);

    assertSame(after.narrow(1, 0, 3), before.narrow(1, 0, 3));
    assertThat(after.narrow(1, 3, 2).detach().toFloatArray())
        .isNotEqualTo(before.narrow(1, 3, 2).detach().toFloatArray());
  }

  @Test
  void keys_that_the_layer_adds_stand_last_and_are_seen_by_all() {
    MultiheadAttention.Config config =
        MultiheadAttention.Config.of(4, 2).withBatchFirst().withLearnedKey().withZeroKey();
    MultiheadAttention layer = new MultiheadAttention(config, new Philox(1, 0));
    Tensor x = drawn(2, 3, 4);
    Tensor all = Tensor.ones(DType.BOOL, 2, 3);

    Attention seen = layer.attend(x, x, x, Sight.ALL, all);

    assertThat(seen.weights().shape()).containsExactly(2, 2, 3, 5);
    Tensor own = seen.weights().detach().narrow(-1, 0, 3);
    assertThat(own.toFloatArray()).containsOnly(0);
    Tensor added = seen.weights().detach().narrow(-1, 3, 2).sum(-1, false);
    for (float sum : added.toFloatArray()) {
      assertThat(sum).isCloseTo(1, within(1e-6f));
    }
    assertThat(layer.namedParameters().keySet())
        .containsExactly(
            "in_proj_weight",
            "in_proj_bias",
            "bias_k",
            "bias_v",
            "out_proj.weight",
            "out_proj.bias");
    assertThat(layer.toString()).contains("add_bias_kv=true, add_zero_attn=true");
  }

  @Test
  void positions_are_sines_and_cosines_of_slowing_pace() {
    Tensor table = new PositionalEncoding(5, 8).apply(Tensor.zeros(1, 8, 5)).select(0, 0);

    assertThat(table.select(0, 0).toFloatArray()).containsExactly(0, 1, 0, 1, 0);
    double pace = Math.pow(10_000, -2 / 5.0);
    assertThat(table.select(0, 3).toDoubleArray())
        .containsExactly(
            new double[] {
              Math.sin(3),
              Math.cos(3),
              Math.sin(3 * pace),
              Math.cos(3 * pace),
              Math.sin(3 * pace * pace)
            },
            within(1e-6));
    assertThatThrownBy(() -> new PositionalEncoding(5, 8).apply(Tensor.zeros(1, 9, 5)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[1, 9, 5]")
        .hasMessageContaining("at most 8 places");
    assertThatThrownBy(() -> new PositionalEncoding(0, 8)).hasMessageContaining("1 or more");
  }

  @Test
  void masks_that_do_not_fit_are_refused_with_the_remedy() {
    MultiheadAttention layer = layer(1);
    Tensor x = drawn(2, 3, 4);

    assertThatThrownBy(
            () -> layer.attend(x, x, x, Sight.hiding(Tensor.zeros(DType.BOOL, 3, 2)), null))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("the mask is [3, 2]")
        .hasMessageContaining("[3, 3], queries and keys, or [4, 3, 3]");
    assertThatThrownBy(() -> layer.attend(x, x, x, Sight.ALL, Tensor.zeros(DType.BOOL, 3, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("the padding is [3, 2]; it must be [2, 3]");
    assertThatThrownBy(() -> layer.attend(x, x, x, Sight.ALL, Tensor.zeros(DType.I64, 2, 3)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("int64");
    assertThatThrownBy(() -> new Sight(Tensor.zeros(2, 2), null))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("Sight.adding");
    Tensor wrong = Tensor.zeros(DType.BOOL, 2, 2);
    assertThatThrownBy(() -> Attention.of(x, x, x, Sight.hiding(wrong)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[2, 2]")
        .hasMessageContaining("must broadcast to [*, queries, keys]");
  }

  @Test
  void inputs_that_do_not_fit_are_refused_with_the_remedy() {
    MultiheadAttention layer = layer(1);
    Tensor x = drawn(2, 3, 4);

    assertThatThrownBy(() -> layer.apply(drawn(2, 3, 5)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("query is [2, 3, 5]; its last size must be 4");
    for (Tensor other : List.of(drawn(1, 3, 4), drawn(3, 4))) {
      assertThatThrownBy(() -> layer.attend(x, other, other, Sight.ALL, null))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("query is [2, 3, 4]")
          .hasMessageContaining("the same batch");
    }
    assertThatThrownBy(() -> layer.attend(x, x, drawn(2, 2, 4), Sight.ALL, null))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("one length");
    assertThatThrownBy(() -> Attention.of(x, drawn(2, 3, 3), x, Sight.ALL))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("one width");
    assertThatThrownBy(() -> MultiheadAttention.Config.of(5, 2))
        .hasMessageContaining("a multiple of the heads");
    assertThatThrownBy(() -> TransformerEncoderLayer.Config.of(4, 2, 0))
        .hasMessageContaining("the feed's width is 0");
    assertThatThrownBy(
            () -> TransformerEncoderLayer.Config.of(4, 2, 3).withBatchFirst().dropout(2, 0))
        .hasMessageContaining("dropout is 2.0");
  }
}
