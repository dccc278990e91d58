package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.nn.attention.MultiheadAttention;
import dev.holdout.engine.nn.attention.Sight;
import dev.holdout.engine.nn.attention.TransformerEncoderLayer;
import dev.holdout.engine.nn.recurrent.Lstm;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What layers refuse, with value and remedy, and what they do at the edges of their inputs. */
class LayerEdgesTest {

  private static Philox random() {
    return new Philox(1, 0);
  }

  @Test
  void an_embedding_names_the_index_without_a_row() {
    Embedding layer = new Embedding(6, 3, random());

    assertThatThrownBy(() -> layer.apply(Tensor.of(new long[] {1, 6})))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("index 6 (element 1")
        .hasMessageContaining("use 0 to 5");
    assertThatThrownBy(() -> layer.apply(Tensor.of(new long[] {-1})))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("index -1");
    assertThatThrownBy(() -> layer.apply(Tensor.ones(2)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float32")
        .hasMessageContaining("to(I64)");
    assertThatThrownBy(() -> new Embedding(6, 3, OptionalInt.of(6), random()))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("use -6 to 5");
  }

  @Test
  void the_row_of_the_padding_is_zero_and_stays() {
    Embedding layer = new Embedding(4, 2, OptionalInt.of(-2), random());

    layer.apply(Tensor.of(new long[] {2, 1, 2})).sum().backward();

    assertThat(layer.weight().tensor().detach().select(0, 2).toFloatArray()).containsOnly(0);
    assertThat(layer.weight().grad().select(0, 2).toFloatArray()).containsOnly(0);
    assertThat(layer.weight().grad().select(0, 1).toFloatArray()).containsOnly(1);
  }

  @Test
  void rows_that_are_looked_up_are_held_to_a_length_in_the_table() {
    Embedding layer = new Embedding(Embedding.Config.of(3, 2).maxNorm(1, 2), random());
    Tensor table = layer.weight().tensor().detach();
    table.copyFrom(Tensor.of(new float[] {3, 4, 0.5f, 0, 6, 8}, 3, 2));

    Tensor out = layer.eval().apply(Tensor.of(new long[] {0, 1, 0}));

    assertThat(table.toFloatArray())
        .containsExactly(new float[] {0.6f, 0.8f, 0.5f, 0, 6, 8}, within(1e-6f));
    assertThat(out.detach().select(0, 2).toFloatArray()).isEqualTo(rowOf(table, 0));
    assertThat(layer.toString()).contains("max_norm=1.0");
    assertThatThrownBy(() -> Embedding.Config.of(3, 2).maxNorm(0, 2))
        .hasMessageContaining("maxNorm is 0.0")
        .hasMessageContaining("above 0");
  }

  private static float[] rowOf(Tensor table, int row) {
    return table.select(0, row).toFloatArray();
  }

  @Test
  void a_row_looked_up_often_gets_the_mean_of_its_gradients() {
    Embedding layer =
        new Embedding(Embedding.Config.of(4, 1).padding(3).withMeanGradients(), random());

    Tensor out = layer.apply(Tensor.of(new long[] {0, 2, 0, 3, 3}));
    out.backward(Tensor.of(new float[] {1, 5, 4, 7, 7}, 5, 1));

    assertThat(layer.weight().grad().toFloatArray()).containsExactly(2.5f, 0, 5, 0);
    Embedding both =
        Members.of(2, m -> new Embedding(Embedding.Config.of(2, 1).withMeanGradients(), random()));
    both.apply(Tensor.of(new long[] {0, 0, 0, 1}, 2, 2)).sum().backward();
    assertThat(both.weight().grad().toFloatArray()).containsExactly(1, 0, 1, 1);
  }

  @Test
  void the_largest_of_a_window_tells_where_it_stands() {
    Tensor x = Tensor.of(new float[] {1, 5, 5, 2, -3, 0, 7, 1, 1}, 1, 3, 3).requiresGrad(true);

    Poolings.Largest largest =
        new MaxPool2d(KernelWindow.of(2, 2).stepping(1).padded(1, 0)).withPlaces(x);

    assertThat(largest.values().detach().toFloatArray()).containsExactly(5, 5, 5, 5, 7, 1, 7, 1);
    assertThat(largest.places().toLongArray()).containsExactly(1, 1, 1, 1, 6, 7, 6, 7);
    largest.values().sum().backward();
    assertThat(x.grad().toFloatArray()).containsExactly(0, 4, 0, 0, 0, 0, 2, 2, 0);
    Poolings.Largest line =
        new MaxPool1d(3).withPlaces(Tensor.of(new float[] {2, Float.NaN, 1, 4, 9, 9}, 6));
    assertThat(line.places().toLongArray()).containsExactly(1, 4);
  }

  @Test
  void a_convolution_refuses_other_channels_and_windows_that_do_not_fit() {
    Conv1d layer = new Conv1d(2, 3, KernelWindow.of(7), random());

    assertThatThrownBy(() -> layer.apply(Tensor.ones(1, 2, 5)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[1, 2, 5]")
        .hasMessageContaining("takes 7")
        .hasMessageContaining("smaller window");
    assertThatThrownBy(() -> layer.apply(Tensor.ones(1, 3, 9)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[1, 3, 9]")
        .hasMessageContaining("2 channels, but got 3");
    assertThatThrownBy(() -> layer.apply(Tensor.ones(9)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("2D or 3D");
    assertThatThrownBy(() -> new Conv1d(3, 4, KernelWindow.of(2), 2, true, random()))
        .hasMessageContaining("in is 3")
        .hasMessageContaining("divisible by groups");
    assertThatThrownBy(() -> new Conv2d(2, 2, KernelWindow.of(3, 3, 3), random()))
        .hasMessageContaining("has 3 dimensions");
  }

  @Test
  void a_window_checks_itself() {
    assertThatThrownBy(() -> KernelWindow.of(3).stepping(0)).hasMessageContaining("1 or more");
    assertThatThrownBy(() -> KernelWindow.of(3).padded(-1)).hasMessageContaining("padding [-1]");
    assertThatThrownBy(() -> KernelWindow.of(3).stepping(2).same())
        .hasMessageContaining("keeps the length only with step 1");
    assertThatThrownBy(() -> KernelWindow.of(3, 3).padded(1, 1, 1))
        .hasMessageContaining("one number, or one a dimension");
  }

  @Test
  void a_causal_convolution_does_not_see_what_comes_after() {
    Conv1d layer = new Conv1d(1, 1, KernelWindow.of(3).spreading(2).causal(), random());
    Tensor series = Init.normal(0, 1, new Philox(3, 0), 1, 1, 10);
    Tensor changed = series.copy();
    changed.narrow(2, 6, 4).fill(9);

    float[] before = layer.apply(series).detach().toFloatArray();
    float[] after = layer.apply(changed).detach().toFloatArray();

    for (int t = 0; t < 10; t++) {
      assertThat(after[t] == before[t]).as("place %d", t).isEqualTo(t < 6);
    }
  }

  @Test
  void pooling_refuses_padding_beyond_half_the_window() {
    assertThatThrownBy(
            () -> new MaxPool1d(KernelWindow.of(2).padded(2)).apply(Tensor.ones(1, 1, 5)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("more than half");
    assertThatThrownBy(() -> new MaxPool2d(2).apply(Tensor.ones(4)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[*, height, width]");
    assertThatThrownBy(() -> new AdaptiveAvgPool1d(2).apply(Tensor.ones(1, 0)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[1, 0]");
  }

  @Test
  void the_largest_of_a_window_with_a_nan_is_a_nan() {
    Tensor input = Tensor.of(new float[] {1, Float.NaN, 3, 4}, 1, 4);

    assertThat(new MaxPool1d(2).apply(input).toFloatArray()).containsExactly(Float.NaN, 4);
  }

  @Test
  void the_first_of_equal_values_in_a_window_gets_the_gradient() {
    Tensor input = Tensor.of(new float[] {2, 2, 1, 1, 3, 3}, 1, 6).requiresGrad(true);

    new MaxPool1d(3).apply(input).sum().backward();

    assertThat(input.grad().toFloatArray()).containsExactly(1, 0, 0, 0, 1, 0);
  }

  @Test
  void dropout_of_members_draws_the_masks_each_would_draw_alone() {
    Dropout all = Members.of(2, m -> new Dropout(0.5, m));

    Tensor out = all.apply(Tensor.ones(2, 200));

    float[] first = out.select(0, 0).toFloatArray();
    assertThat(first).isNotEqualTo(out.select(0, 1).toFloatArray());
    assertThat(first).isEqualTo(new Dropout(0.5, 0).apply(Tensor.ones(200)).toFloatArray());
  }

  @Test
  void a_residual_refuses_a_layer_that_changes_the_shape() {
    assertThatThrownBy(() -> new Residual(new Linear(3, 2, random())).apply(Tensor.ones(1, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[1, 3]")
        .hasMessageContaining("[1, 2]");
  }

  @Test
  void a_prelu_keeps_the_gradient_of_its_slope_finite_beside_an_infinity() {
    PRelu layer = new PRelu();

    layer.apply(Tensor.of(new float[] {Float.POSITIVE_INFINITY, -2})).sum().backward();

    assertThat(layer.parameters().getFirst().grad().toFloatArray()).containsExactly(-2);
  }

  @Test
  void a_prelu_refuses_channels_that_are_not_as_many_as_its_slopes() {
    assertThatThrownBy(() -> new PRelu(3, 0.25).apply(Tensor.ones(2, 4)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[2, 4]")
        .hasMessageContaining("3 slopes");
  }

  @Test
  void batch_norm_and_prelu_refuse_another_dtype_than_their_own() {
    Tensor wide = Tensor.ones(DType.F64, 4, 3);
    Tensor whole = Tensor.ones(DType.I64, 4, 3);
    BatchNorm1d norm = new BatchNorm1d(3);
    for (boolean training : new boolean[] {true, false}) {
      norm.setTraining(training);
      assertThatThrownBy(() -> norm.apply(wide))
          .isInstanceOf(DTypeException.class)
          .hasMessageContaining("batch norm: input is float64 [4, 3] and the layer is float32")
          .hasMessageContaining("to(F32)");
      assertThatThrownBy(() -> norm.apply(whole))
          .isInstanceOf(DTypeException.class)
          .hasMessageContaining("batch norm: input is int64 [4, 3]");
    }
    assertThatThrownBy(() -> new PRelu().apply(wide))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("prelu: input is float64 [4, 3] and the layer is float32");
    assertThatThrownBy(() -> new PRelu().apply(whole)).isInstanceOf(DTypeException.class);
    assertThat(new PRelu().to(DType.F64).apply(wide).dtype()).isEqualTo(DType.F64);
  }

  @Test
  void a_layer_refuses_another_dtype_by_its_own_name() {
    Philox random = new Philox(1, 0);
    Tensor wide = Tensor.ones(DType.F64, 2, 4, 4);
    Map<String, Layer> layers =
        Map.of(
            "conv1d", new Conv1d(4, 2, KernelWindow.of(3), random),
            "Lstm", new Lstm(4, 2, random),
            "multihead attention",
                new MultiheadAttention(MultiheadAttention.Config.of(4, 2), random));
    layers.forEach((name, layer) -> {
      assertThatThrownBy(() -> layer.apply(wide))
          .isInstanceOf(DTypeException.class)
          .hasMessageContaining(name + ": input is float64 [2, 4, 4] and the layer is float32");
      assertThatThrownBy(() -> layer.apply(wide.to(DType.I64)))
          .isInstanceOf(DTypeException.class)
          .hasMessageContaining(name + ": input is int64 [2, 4, 4], but must be floating");
    });
    assertThatThrownBy(() -> new Dropout(0.5, 1).apply(Tensor.ones(DType.I64, 3)))
        .isInstanceOf(DTypeException.class)
        .hasMessageStartingWith("dropout: input is int64 [3]");
  }

  @Test
  void nulls_and_places_that_are_not_there_are_named() {
    Philox random = new Philox(1, 0);
    TransformerEncoderLayer encoder =
        new TransformerEncoderLayer(TransformerEncoderLayer.Config.of(4, 2, 8), random);
    assertThatThrownBy(() -> encoder.encode(Tensor.ones(3, 2, 4), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the sight (Sight.ALL sees every key) is null");
    assertThatThrownBy(() -> encoder.encode(null, Sight.ALL, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the input is null");
    assertThatThrownBy(() -> new Sequential(new Relu()).get(4))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("sequential: layer 4 of 1");
  }
}
