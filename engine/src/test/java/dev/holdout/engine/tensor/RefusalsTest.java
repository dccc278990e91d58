package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.nn.KernelWindow;
import dev.holdout.engine.nn.Poolings;
import dev.holdout.engine.nn.Relu;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DeviceException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.ShapeException;
import org.junit.jupiter.api.Test;

/** Values that operations refuse: the operation, the value, its place and the remedy. */
class RefusalsTest {

  private static final Tensor WHOLE = Tensor.of(new long[] {1, 2, -3});

  @Test
  void numbers_that_cannot_be_counted_are_named_with_their_place() {
    assertThatThrownBy(() -> WHOLE.bincount(0))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("bincount: element 2 is -3")
        .hasMessageContaining("mask");
    assertThatThrownBy(() -> Tensor.of(new long[] {1, 1L << 40}).bincount(0))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("element 1 is 1099511627776");
  }

  @Test
  void a_percentage_is_no_share() {
    assertThatThrownBy(() -> Tensor.ones(3).quantile(50, 0, false))
        .hasMessageContaining("quantile: q is 50.0")
        .hasMessageContaining("divide a percentage by 100");
  }

  @Test
  void shapes_sizes_and_dimensions_stand_in_the_message_as_they_were_given() {
    Tensor vector = Tensor.ones(3);
    Tensor index = Tensor.zeros(DType.I64, 2, 2);
    assertThatThrownBy(() -> Tensor.ones(2, 3).mm(vector)).hasMessageContaining("got 2D and 1D");
    assertThatThrownBy(() -> Tensor.ones(2, 2).tensordot(vector, 1))
        .hasMessageContaining("dimension 1 of the left [2, 2] has size 2 and dimension 0");
    assertThatThrownBy(() -> Tensor.ones(4).linear(Tensor.ones(3, 5), null))
        .hasMessageContaining("rows [1, 4]");
    assertThatThrownBy(() -> Tensor.ones(3, 0, 2).amax(-2, false))
        .hasMessageContaining("along dimension -2");
    assertThatThrownBy(() -> Tensor.ones(3, 2).split(new int[] {1, 2}, -1))
        .hasMessageContaining("dimension -1");
    assertThatThrownBy(() -> Tensor.ones(4, 3).scatterAdd(0, index, Tensor.ones(1, 2)))
        .hasMessageContaining("the tensor is [4, 3] (along dimension 0)");
    assertThatThrownBy(() -> WHOLE.softmax(2))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("[-1, 0]");
    assertThatThrownBy(() -> Poolings.maxPool1d(Tensor.ones(1, 3), KernelWindow.of(4)))
        .hasMessageContaining("the output has size 0");
  }

  @Test
  void probabilities_are_floating_numbers_between_0_and_1() {
    Philox random = new Philox(1, 0);
    assertThatThrownBy(() -> Tensor.bernoulli(random, Tensor.ones(DType.I64, 2)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("int64")
        .hasMessageContaining("x.to(F32)");
    assertThatThrownBy(() -> Tensor.bernoulli(random, Tensor.of(new float[] {0.5f, -1})))
        .hasMessageContaining("place 1 of shape [2] is -1.0")
        .hasMessageContaining("sigmoid");
  }

  @Test
  void a_statistic_of_integers_is_called_by_its_own_name() {
    assertThatThrownBy(() -> WHOLE.std())
        .isInstanceOf(DTypeException.class)
        .hasMessageStartingWith("std: the tensor is int64")
        .hasMessageContaining("x.to(F32).std()");
    assertThatThrownBy(() -> WHOLE.std(0)).hasMessageStartingWith("std:");
    assertThatThrownBy(() -> WHOLE.varMean(new int[] {0}, 1, false))
        .hasMessageStartingWith("varMean:");
    assertThatThrownBy(() -> WHOLE.var()).hasMessageStartingWith("var:");
    assertThatThrownBy(() -> Tensor.ones(2).std(3)).hasMessageStartingWith("std:");
  }

  @Test
  void a_tensor_stays_on_its_device_and_others_are_refused() {
    assertThat(WHOLE.to(Device.CPU)).isSameAs(WHOLE);
    assertThat(WHOLE.to(new Device("cpu"))).isSameAs(WHOLE);
    assertThatThrownBy(() -> WHOLE.to(new Device("cuda:0")))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("cuda:0")
        .hasMessageContaining("set device = cpu");
    assertThatThrownBy(() -> new Relu().to(new Device("tpu"))).isInstanceOf(DeviceException.class);
  }

  @Test
  void a_long_takes_no_fraction_and_no_nan() {
    Tensor values = Tensor.of(new float[] {2, 1.7f, Float.NaN});
    assertThatThrownBy(values::toLongArray)
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("toLongArray: element 1 of shape [3] is 1.7")
        .hasMessageContaining("to(I64)");
    assertThatThrownBy(() -> Tensor.scalar(0x1p63).itemLong()).isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> Tensor.scalar(Double.NaN).itemLong())
        .isInstanceOf(DTypeException.class);
    assertThat(Tensor.scalar(-3f).itemLong()).isEqualTo(-3);
    assertThat(values.to(DType.I64).toLongArray()[1]).isEqualTo(1);
  }

  @Test
  void a_null_tensor_of_values_is_named() {
    assertThatThrownBy(() -> WHOLE.put((Tensor) null, Index.at(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("put: the tensor of values is null");
    assertThatThrownBy(() -> WHOLE.copy().setInPlace((Tensor) null, Index.at(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("setInPlace");
  }

  @Test
  void a_mask_of_another_shape_does_not_fit_and_an_unknown_letter_can_be_taken_out() {
    Tensor mask = Tensor.of(new boolean[] {true, false});
    assertThatThrownBy(() -> WHOLE.get(Index.mask(mask)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("the shape of the mask [2]");
    assertThatThrownBy(() -> Tensor.einsum("i->j", WHOLE))
        .hasMessageContaining("the result names j, which no operand has; take it out");
  }
}
