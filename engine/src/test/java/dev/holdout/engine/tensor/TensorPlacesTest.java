package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.ShapeException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Views, indices and rearrangements: what is shared, in which order sums are made, refusals. */
class TensorPlacesTest {

  private final Tensor table = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
  private final Tensor pair = Tensor.of(new long[] {1, 0});

  @Test
  void parts_windows_and_diagonals_are_views_of_one_memory() {
    int before = table.version();
    table.split(new int[] {1, 2}, 1).get(1).chunk(2, 0).get(1).fill(0);
    assertThat(table.toFloatArray()).containsExactly(1, 2, 3, 4, 0, 0);
    table.unbind(0).get(0).unfold(0, 2, 1).select(0, 1).fill(-1);
    assertThat(table.toFloatArray()).containsExactly(1, -1, -1, 4, 0, 0);
    table.diagonal().fill(7);
    table.movedim(0, 1).flatten(0, 0).squeeze().unflatten(1, 2, -1).select(0, 2).fill(8);
    assertThat(table.toFloatArray()).containsExactly(7, -1, 8, 4, 7, 8);
    assertThat(table.version()).isEqualTo(before + 4);
  }

  @Test
  void a_reshape_copies_only_where_the_strides_do_not_allow_a_view() {
    assertThat(table.reshape(3, 2).data().storage()).isSameAs(table.data().storage());
    assertThat(table.narrow(1, 0, 2).reshape(2, 2, 1).data().storage())
        .isSameAs(table.data().storage());
    assertThat(table.transpose(0, 1).reshape(6).data().storage())
        .isNotSameAs(table.data().storage());
    assertThat(table.contiguous()).isSameAs(table);
    assertThat(table.expand(2, 2, 3).isContiguous()).isFalse();
    assertThat(table.expand(2, 2, 3).contiguous().strides()).containsExactly(6, 3, 1);
  }

  @Test
  void what_arrives_at_one_place_is_added_in_row_major_order() {
    int n = 1000;
    float[] values = new Philox(11, 0).fillNormal(new float[n * 3], 0, 1);
    long[] index = new long[n];
    float[] want = new float[4 * 3];
    for (int i = 0; i < n; i++) {
      index[i] = (i * 7L + i / 5) % 4;
      for (int j = 0; j < 3; j++) {
        want[(int) index[i] * 3 + j] += values[i * 3 + j];
      }
    }
    Tensor source = Tensor.of(values, n, 3);
    Tensor to = Tensor.of(index);
    Tensor zeros = Tensor.zeros(4, 3);
    assertThat(zeros.indexAdd(0, to, source).toFloatArray()).isEqualTo(want);
    Tensor wide = to.unsqueeze(1).expand(n, 3);
    assertThat(zeros.scatterAdd(0, wide, source).toFloatArray()).isEqualTo(want);
    Tensor columns = source.transpose(0, 1).contiguous().transpose(0, 1);
    assertThat(zeros.indexAdd(0, to, columns).toFloatArray()).isEqualTo(want);
    assertThat(zeros.putAdd(source, Index.index(to)).toFloatArray()).isEqualTo(want);
    Tensor leaf = Tensor.zeros(4, 3).requiresGrad(true);
    leaf.indexSelect(0, to).backward(source);
    assertThat(leaf.grad().toFloatArray()).isEqualTo(want);
  }

  @Test
  void the_gradient_of_windows_adds_earlier_windows_first() {
    float[] values = new Philox(13, 0).fillNormal(new float[2 * 30 * 7], 0, 1);
    Tensor leaf = Tensor.zeros(2, 65).requiresGrad(true);
    leaf.unfold(1, 7, 2).backward(Tensor.of(values, 2, 30, 7));
    float[] want = new float[2 * 65];
    for (int i = 0; i < values.length; i++) {
      int window = i / 7 % 30;
      want[i / 210 * 65 + window * 2 + i % 7] += values[i];
    }
    assertThat(leaf.grad().toFloatArray()).isEqualTo(want);
  }

  @Test
  void a_long_row_is_added_as_element_by_element() {
    float[] values = new Philox(12, 0).fillNormal(new float[5 * 37], 0, 1);
    Tensor source = Tensor.of(values, 5, 37);
    Tensor sum = Tensor.zeros(1, 37).indexAdd(0, Tensor.of(new long[5]), source);
    float[] want = new float[37];
    for (int i = 0; i < values.length; i++) {
      want[i % 37] += values[i];
    }
    assertThat(sum.toFloatArray()).isEqualTo(want);
  }

  @Test
  void rows_of_overlapping_windows_are_picked() {
    float[] column = {0, 1, 2, 3, 4, 5};
    Tensor windows = Tensor.wrap(column, 0, new int[] {4, 3}, new int[] {1, 1});
    assertThat(windows.indexSelect(0, Tensor.of(new int[] {3, 0})).toFloatArray())
        .containsExactly(3, 4, 5, 0, 1, 2);
  }

  @Test
  void empty_tensors_and_empty_indices_give_empty_results() {
    Tensor none = Tensor.zeros(DType.I64, 0);
    assertThat(table.indexSelect(1, none).shape()).containsExactly(2, 0);
    assertThat(table.gather(0, Tensor.zeros(DType.I64, 0, 3)).shape()).containsExactly(0, 3);
    assertThat(table.scatter(0, Tensor.zeros(DType.I64, 0, 3), 5).toFloatArray())
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(table.indexAdd(0, none, Tensor.zeros(0, 3)).toFloatArray()).contains(6);
    assertThat(Tensor.zeros(2, 0).flip(0, 1).roll(1, 1).shape()).containsExactly(2, 0);
    assertThat(Tensor.zeros(0, 3).nonzero().shape()).containsExactly(0, 2);
    assertThat(Tensor.zeros(2, 0).unbind(1)).isEmpty();
    assertThat(Tensor.zeros(2, 0).split(3, 1)).hasSize(1);
    assertThat(table.repeat(0, 1).shape()).containsExactly(0, 3);
    assertThat(Tensor.zeros(0, 4).tril(0).shape()).containsExactly(0, 4);
  }

  @Test
  void single_values_are_picked_as_lists_of_one() {
    Tensor single = Tensor.scalar(3f);
    assertThat(single.indexSelect(0, Tensor.zeros(DType.I64, 1)).shape()).isEmpty();
    assertThat(single.gather(0, Tensor.zeros(DType.I64, 2)).toFloatArray()).containsExactly(3, 3);
    assertThat(single.flip().roll(new int[] {2}, new int[0]).item()).isEqualTo(3);
    assertThat(single.nonzero().shape()).containsExactly(1, 0);
    assertThat(single.maskedSelect(Tensor.of(new boolean[] {true, true})).shape())
        .containsExactly(2);
    assertThat(Tensor.zeros(1).scatterAdd(0, Tensor.scalar(0L), single).item()).isEqualTo(3);
  }

  @Test
  void joins_meet_in_one_dtype_and_pass_over_lists_of_nothing() {
    Tensor both = Tensor.cat(List.of(pair, Tensor.of(new float[] {0.5f}), Tensor.zeros(0)), 0);
    assertThat(both.toFloatArray()).containsExactly(1, 0, 0.5f);
    assertThat(Tensor.stack(List.of(pair, pair.gt(0)), 0).dtype()).isEqualTo(DType.I64);
    assertThat(Tensor.meshgrid(List.of(pair, Tensor.ones(3))).get(0).toLongArray())
        .containsExactly(1, 1, 1, 0, 0, 0);
  }

  @Test
  void views_that_cannot_be_are_refused_with_the_remedy() {
    refused(() -> table.transpose(0, 1).view(6), ShapeException.class, "strides [1, 3]", "reshape");
    refused(() -> table.reshape(-2, -3), ShapeException.class, "[-2, -3]", "product is 6");
    refused(() -> table.reshape(-1, -1), ShapeException.class, "[-1, -1]", "only one dimension");
    refused(() -> table.expand(3, 3), ShapeException.class, "[2, 3]", "only sizes of 1 repeat");
    refused(() -> table.expand(3), ShapeException.class, "has 2 dimensions", "at least as many");
    refused(() -> table.expand(-2, 2, 3), ShapeException.class, "size -2", "0 or more");
    refused(() -> table.permute(0), ShapeException.class, "1 dimensions", "every dimension once");
    refused(() -> table.permute(0, 0), ShapeException.class, "[0, 0]", "every dimension once");
    refused(
        () -> table.movedim(new int[] {0, 0}, new int[] {0, 1}),
        ShapeException.class,
        "[0, 0]",
        "name each once");
    refused(
        () -> table.movedim(new int[] {0}, new int[0]),
        ShapeException.class,
        "1 sources",
        "one place for each");
    refused(
        () -> table.flatten(1, 0),
        DimensionException.class,
        "start dimension 1",
        "earlier one first");
    refused(() -> table.unflatten(1, 2, 2), ShapeException.class, "dimension 1", "product is 3");
    refused(() -> table.narrow(1, 2, 2), DimensionException.class, "start 2", "in [-3, 3]");
    refused(() -> table.select(1, 3), DimensionException.class, "index 3", "use -3 to 2");
    refused(() -> table.chunk(0, 1), ShapeException.class, "0 chunks", "1 or more");
    refused(() -> table.split(0, 1), ShapeException.class, "length 0", "1 or more");
    refused(() -> table.split(new int[] {1, 1}, 1), ShapeException.class, "[1, 1]", "its size 3");
    refused(() -> table.unfold(1, 4, 1), ShapeException.class, "size 4", "0 to 3");
    refused(() -> table.unfold(1, 2, 0), ShapeException.class, "step 0", "step of 1 or more");
    refused(
        () -> table.diagonal(0, 1, -1), DimensionException.class, "1 and -1", "two that differ");
    refused(() -> table.transpose(0, 2), DimensionException.class, "dimension 2", "[-2, 1]");
  }

  @Test
  void joins_that_cannot_be_are_refused_with_the_remedy() {
    refused(() -> Tensor.cat(List.of(), 0), ShapeException.class, "empty", "at least one");
    refused(
        () -> Tensor.cat(List.of(table, Tensor.ones(3, 4)), 0),
        ShapeException.class,
        "part 1 of shape [3, 4]",
        "reshape one");
    refused(
        () -> Tensor.cat(List.of(table, Tensor.ones(3)), 0),
        ShapeException.class,
        "(1 dimensions)",
        "reshape one");
    refused(
        () -> Tensor.cat(List.of(Tensor.scalar(1f)), 0), ShapeException.class, "[]", "use stack");
    refused(() -> Tensor.stack(List.of(), 0), ShapeException.class, "empty", "at least one");
    refused(
        () -> Tensor.stack(List.of(table, pair), 0),
        ShapeException.class,
        "part 1 has [2]",
        "use cat");
    refused(() -> Tensor.meshgrid(List.of(table)), ShapeException.class, "[2, 3]", "flatten it");
  }

  @Test
  void indices_that_cannot_be_are_refused_with_the_remedy() {
    Tensor square = Tensor.of(new long[] {0, 1, 2, 3}, 2, 2);
    refused(() -> table.indexSelect(0, square), ShapeException.class, "[2, 2]", "flatten it");
    refused(() -> table.indexSelect(0, Tensor.ones(2)), DTypeException.class, "float32", "to(I64)");
    refused(
        () -> table.indexSelect(0, Tensor.of(new long[] {2})),
        DimensionException.class,
        "index 2 is out of bounds for dimension 0 with size 2",
        "use 0 to 1");
    refused(
        () -> table.indexAdd(0, pair, Tensor.ones(1, 3)),
        ShapeException.class,
        "[1, 3]",
        "one slice an index");
    refused(
        () -> table.indexAdd(0, pair, Tensor.ones(DType.F64, 2, 3)),
        DTypeException.class,
        "float64",
        "to(F32)");
    refused(
        () -> table.gather(1, pair),
        ShapeException.class,
        "[2], of 1 dimensions",
        "unsqueeze or expand");
    refused(
        () -> table.gather(0, Tensor.zeros(DType.I64, 1, 4)),
        ShapeException.class,
        "at dimension 1",
        "narrow it");
    refused(
        () -> table.gather(1, square.sub(1)),
        DimensionException.class,
        "index -1 is out of bounds for dimension 1 with size 3",
        "use 0 to 2");
    refused(
        () -> table.scatter(1, square.clamp(0, 1).to(DType.I64), Tensor.ones(2, 1)),
        ShapeException.class,
        "source is [2, 1]",
        "no smaller");
    refused(() -> table.scatterAdd(1, square, square), DTypeException.class, "int64", "to(F32)");
    refused(() -> table.takeAlongDim(pair, 1), ShapeException.class, "of 1; both", "unsqueeze one");
    refused(() -> table.maskedFill(table, 0), DTypeException.class, "float32", "compare first");
    refused(() -> table.maskedSelect(pair.gt(0)), ShapeException.class, "[2]", "unsqueeze");
  }

  @Test
  void rearrangements_that_cannot_be_are_refused_with_the_remedy() {
    refused(() -> table.flip(0, -2), ShapeException.class, "dimension -2", "name each once");
    refused(
        () -> table.roll(new int[] {1, 2}, new int[] {0}),
        ShapeException.class,
        "2 shifts",
        "one shift a dimension");
    refused(
        () -> table.repeat(2), ShapeException.class, "[2] for shape [2, 3]", "its 2 dimensions");
    refused(() -> table.repeatInterleave(-1, 0), ShapeException.class, "-1 repeats", "0 or more");
    refused(
        () -> table.repeatInterleave(new int[] {1, 2}, 1),
        ShapeException.class,
        "[1, 2]",
        "its 3 indices");
    refused(() -> pair.tril(0), ShapeException.class, "tril: the shape is [2]", "unsqueeze it");
    refused(() -> pair.diagEmbed(0, 1, 1), ShapeException.class, "1 and 1", "two that differ");
    refused(() -> table.pad(1), ShapeException.class, "[1] for shape [2, 3]", "pairs");
    refused(() -> table.pad(-2, -2), ShapeException.class, "(-2, -2)", "cut at most 3");
  }

  private static void refused(
      ThrowingCallable work, Class<? extends Exception> type, String value, String remedy) {
    assertThatThrownBy(work)
        .isInstanceOf(type)
        .hasMessageContaining(value)
        .hasMessageContaining(remedy);
  }

  @Test
  void one_dimension_joined_with_itself_is_the_tensor_itself() {
    Tensor x = Tensor.ones(2, 3);
    assertThat(x.flatten(1, -1)).isSameAs(x);
    assertThat(x.flatten()).isNotSameAs(x);
  }
}
