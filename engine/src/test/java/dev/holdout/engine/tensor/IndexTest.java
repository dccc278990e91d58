package dev.holdout.engine.tensor;

import static dev.holdout.engine.tensor.Index.all;
import static dev.holdout.engine.tensor.Index.at;
import static dev.holdout.engine.tensor.Index.ellipsis;
import static dev.holdout.engine.tensor.Index.every;
import static dev.holdout.engine.tensor.Index.from;
import static dev.holdout.engine.tensor.Index.index;
import static dev.holdout.engine.tensor.Index.last;
import static dev.holdout.engine.tensor.Index.mask;
import static dev.holdout.engine.tensor.Index.newAxis;
import static dev.holdout.engine.tensor.Index.range;
import static dev.holdout.engine.tensor.Index.upTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.ShapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexTest {

  private final Tensor table = counted(3, 4);
  private final Tensor cube = counted(2, 3, 4);

  @Test
  void ranges_and_whole_numbers_read_as_in_python() {
    assertThat(table.get(all(), range(1, 3), newAxis()).shape()).containsExactly(3, 2, 1);
    assertThat(table.get(all(), last()).toLongArray()).containsExactly(3, 7, 11);
    assertThat(table.get(at(-2), from(2)).toLongArray()).containsExactly(6, 7);
    assertThat(table.get(upTo(-1), every(3)).toLongArray()).containsExactly(0, 3, 4, 7);
    assertThat(table.get(at(1), range(-100, 100, 2)).toLongArray()).containsExactly(4, 6);
    assertThat(table.get(range(2, 1)).shape()).containsExactly(0, 4);
    assertThat(cube.get(ellipsis(), at(0)).shape()).containsExactly(2, 3);
    assertThat(cube.get(newAxis(), at(0), ellipsis(), last()).shape()).containsExactly(1, 3);
    assertThat(Tensor.scalar(2f).get().item()).isEqualTo(2);
  }

  @Test
  void whole_numbers_and_ranges_share_memory_and_the_count_of_writes() {
    Tensor part = table.get(from(1), last());
    int before = table.version();
    part.fill(-1);
    assertThat(table.toLongArray()).containsExactly(0, 1, 2, 3, 4, 5, 6, -1, 8, 9, 10, -1);
    assertThat(table.version()).isEqualTo(before + 1).isEqualTo(part.version());
  }

  @Test
  void index_tensors_broadcast_and_stand_where_the_first_of_them_stands() {
    Tensor rows = Tensor.of(new long[] {0, -1}, 2, 1);
    Tensor columns = Tensor.of(new int[] {3, 0, 0});
    assertThat(table.get(index(rows), index(columns)).toLongArray())
        .containsExactly(3, 0, 0, 11, 8, 8);
    assertThat(cube.get(all(), index(2, 0), index(1, 1)).toLongArray())
        .containsExactly(9, 1, 21, 13);
    assertThat(cube.get(at(1), index(2, 0), last()).toLongArray()).containsExactly(23, 15);
  }

  @Test
  void separated_index_tensors_give_the_first_dimensions() {
    Tensor picked = cube.get(index(0, 1, 1), all(), index(3, 0, 1));
    assertThat(picked.shape()).containsExactly(3, 3);
    assertThat(picked.toLongArray()).containsExactly(3, 7, 11, 12, 16, 20, 13, 17, 21);
    // A whole number is taken first, so it separates nothing.
    assertThat(cube.get(at(1), all(), index(3, 0, 1)).shape()).containsExactly(3, 3);
    assertThat(cube.get(at(1), all(), index(3, 0, 1)).toLongArray())
        .containsExactly(15, 12, 13, 19, 16, 17, 23, 20, 21);
  }

  @Test
  void masks_count_as_many_dimensions_as_they_have() {
    Tensor even = table.remainder(2).eq(0);
    assertThat(table.get(mask(even)).toLongArray()).containsExactly(0, 2, 4, 6, 8, 10);
    Tensor outer = Tensor.of(new boolean[] {true, false, true});
    assertThat(table.get(mask(outer), at(1)).toLongArray()).containsExactly(1, 9);
    assertThat(cube.get(all(), mask(outer)).shape()).containsExactly(2, 2, 4);
    assertThat(table.get(mask(Tensor.of(new boolean[3]))).shape()).containsExactly(0, 4);
    Tensor yes = Tensor.of(new boolean[] {true}).reshape();
    assertThat(table.get(mask(yes)).shape()).containsExactly(1, 3, 4);
    assertThat(table.get(mask(yes.logicalNot())).shape()).containsExactly(0, 3, 4);
  }

  @ParameterizedTest
  @EnumSource
  void every_dtype_is_picked_and_put(DType dtype) {
    Tensor x = Tensor.of(new long[] {0, 1, 2, 3, 4, 5}, 2, 3).to(dtype);
    assertThat(x.get(all(), index(2, 0)).dtype()).isEqualTo(dtype);
    assertThat(x.get(all(), index(2, 0)).ne(0).toLongArray()).containsExactly(1, 0, 1, 1);
    Tensor put = x.put(x.get(at(1)), at(0));
    assertThat(put.dtype()).isEqualTo(dtype);
    assertThat(put.toLongArray()).isEqualTo(x.get(index(1, 1)).toLongArray());
    Tensor twice = x.putAdd(x, index(0, 0));
    assertThat(twice.toLongArray())
        .isEqualTo(Tensor.of(new long[] {3, 6, 9, 3, 4, 5}, 2, 3).to(dtype).toLongArray());
  }

  @Test
  void putting_replaces_the_places_of_a_copy() {
    Tensor row = Tensor.of(new long[] {-1, -2, -3, -4});
    assertThat(table.put(row, range(1, 3)).toLongArray())
        .containsExactly(0, 1, 2, 3, -1, -2, -3, -4, -1, -2, -3, -4);
    assertThat(table.put(9, from(1), index(0, 3)).toLongArray())
        .containsExactly(0, 1, 2, 3, 9, 5, 6, 9, 9, 9, 10, 9);
    assertThat(table.put(0, mask(table.gt(2))).sum().item()).isEqualTo(3);
    assertThat(table.toLongArray()[11]).isEqualTo(11);
  }

  @Test
  void of_values_for_one_place_the_last_stands_or_all_are_added() {
    Tensor zeros = Tensor.zeros(4);
    Tensor values = Tensor.of(new float[] {1, 2, 4});
    assertThat(zeros.put(values, index(3, 0, 3)).toFloatArray()).containsExactly(2, 0, 0, 4);
    assertThat(zeros.putAdd(values, index(3, 0, 3)).toFloatArray()).containsExactly(2, 0, 0, 5);
    assertThat(zeros.putAdd(values, from(1)).toFloatArray()).containsExactly(0, 1, 2, 4);
  }

  @Test
  void setting_in_place_writes_through_views_indices_and_masks() {
    table.setInPlace(Tensor.of(new long[] {7}, 1, 1), all(), at(1));
    table.setInPlace(Tensor.of(new long[] {8, 9}, 1, 2), at(0), index(0, 2));
    table.setInPlace(Tensor.of(new long[] {0}).reshape(), mask(table.ge(10)));
    assertThat(table.toLongArray()).containsExactly(8, 7, 9, 3, 4, 7, 6, 7, 8, 7, 0, 0);
  }

  @Test
  void gradients_pass_through_a_setting_in_place() {
    Tensor x = Tensor.ones(3).requiresGrad(true);
    Tensor values = Tensor.ones(2).requiresGrad(true);
    Tensor doubled = x.mul(2);
    doubled.setInPlace(values.mul(3), index(2, 0));
    doubled.mul(Tensor.of(new float[] {1, 10, 100})).sum().backward();
    assertThat(x.grad().toFloatArray()).containsExactly(0, 20, 0);
    assertThat(values.grad().toFloatArray()).containsExactly(300, 3);
  }

  @Test
  void an_index_outside_is_named_with_its_dimension_and_size() {
    assertThatThrownBy(() -> table.get(all(), at(4)))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("get: index 4 is out of bounds for dimension 1 with size 4")
        .hasMessageContaining("use -4 to 3");
    assertThatThrownBy(() -> table.get(at(0), at(-5))).hasMessageContaining("dimension 1");
    assertThatThrownBy(() -> cube.get(at(0), index(0, -4)))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("index -4 is out of bounds for dimension 0 with size 3")
        .hasMessageContaining("use -3 to 2");
    assertThatThrownBy(() -> table.get(at(0), all(), all()))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("3 indices")
        .hasMessageContaining("at most its 2 dimensions");
    assertThatThrownBy(() -> table.get(ellipsis(), ellipsis()))
        .hasMessageContaining("2 ellipses")
        .hasMessageContaining("one ellipsis");
    assertThatThrownBy(() -> Tensor.zeros(0, 2).get(at(0)))
        .hasMessageContaining("[0, 2]")
        .hasMessageContaining("not empty");
    assertThatThrownBy(() -> table.get(every(-1)))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("step -1")
        .hasMessageContaining("use flip");
  }

  @Test
  void masks_and_values_that_do_not_fit_are_named_with_the_remedy() {
    assertThatThrownBy(() -> table.get(mask(Tensor.of(new boolean[4]))))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("mask [4]")
        .hasMessageContaining("tensor [3, 4]")
        .hasMessageContaining("size 4 at its dimension 0 meets size 3")
        .hasMessageContaining("compare the tensor itself");
    assertThatThrownBy(() -> mask(table))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("int64")
        .hasMessageContaining("x.gt(0)");
    assertThatThrownBy(() -> index(Tensor.ones(2)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float32")
        .hasMessageContaining("to(I64)");
    assertThatThrownBy(() -> table.get(index(0, 1, 2), index(0, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[3]")
        .hasMessageContaining("[2]");
    assertThatThrownBy(() -> table.put(Tensor.zeros(DType.I64, 3), at(0)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("values are [3] and the places are [4]")
        .hasMessageContaining("broadcast");
    assertThatThrownBy(() -> table.setInPlace(Tensor.zeros(DType.I64, 2, 4), at(0)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("values are [2, 4] and the places are [4]");
    assertThatThrownBy(() -> table.put(Tensor.ones(4), at(0)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float32")
        .hasMessageContaining("int64")
        .hasMessageContaining("to(");
  }

  private static Tensor counted(int... shape) {
    return Tensor.arange(shape.length == 2 ? 12 : 24).reshape(shape);
  }
}
