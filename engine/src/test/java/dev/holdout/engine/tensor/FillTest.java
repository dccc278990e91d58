package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A number that a tensor is filled with: exact, or refused. */
class FillTest {

  private static final Tensor MASK = Tensor.of(new boolean[] {true, false});
  private static final Tensor FIRST = Tensor.of(new long[] {0});

  /** A number that a type cannot hold. */
  record Misfit(DType dtype, double number) {}

  static Stream<Misfit> misfits() {
    return Stream.of(
        new Misfit(DType.I64, 2.5),
        new Misfit(DType.I64, Double.NaN),
        new Misfit(DType.I64, Double.NEGATIVE_INFINITY),
        new Misfit(DType.I64, 0x1p63),
        new Misfit(DType.I64, 1e30),
        new Misfit(DType.I32, -0.5),
        new Misfit(DType.I32, Double.NaN),
        new Misfit(DType.I32, 0x1p31),
        new Misfit(DType.I32, -3e9),
        new Misfit(DType.BOOL, 2.5),
        new Misfit(DType.BOOL, -1),
        new Misfit(DType.BOOL, Double.NaN));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void a_number_that_the_type_cannot_hold_is_refused_everywhere(Misfit misfit) {
    double number = misfit.number;
    Tensor x = Tensor.zeros(misfit.dtype, 2);
    refused(misfit, "full", () -> Tensor.full(misfit.dtype, number, 2));
    refused(misfit, "full", () -> Tensor.fullLike(x, number));
    refused(misfit, "fill", () -> x.fill(number));
    refused(misfit, "maskedFill", () -> x.maskedFill(MASK, number));
    refused(misfit, "maskedFillInPlace", () -> x.maskedFillInPlace(MASK, number));
    refused(misfit, "put", () -> x.put(number, Index.at(0)));
    refused(misfit, "scatter", () -> x.scatter(0, FIRST, number));
    refused(misfit, "pad", () -> x.pad(new int[] {1, 0}, number));
    assertThat(x.toLongArray()).containsOnly(0);
  }

  private static void refused(Misfit misfit, String op, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOf(DTypeException.class)
        .hasMessageStartingWith(op + ": the number is " + misfit.number)
        .hasMessageContaining(misfit.dtype.torchName())
        .hasMessageContaining("convert the tensor with x.to(");
  }

  @Test
  void whole_numbers_are_exact_where_a_double_would_round() {
    long odd = (1L << 53) + 1;
    Tensor x = Tensor.zeros(DType.I64, 2);
    assertThat(x.maskedFill(MASK, odd).toLongArray()).containsExactly(odd, 0);
    assertThat(x.put(odd, Index.at(1)).toLongArray()).containsExactly(0, odd);
    assertThat(x.scatter(0, FIRST, odd).toLongArray()).containsExactly(odd, 0);
    assertThat(x.pad(new int[] {0, 1}, odd).toLongArray()).containsExactly(0, 0, odd);
    assertThat(x.copy().maskedFillInPlace(MASK, odd).toLongArray()).containsExactly(odd, 0);
    assertThat(x.select(0, 1).fill(Long.MIN_VALUE).itemLong()).isEqualTo(Long.MIN_VALUE);
    assertThat(x.toLongArray()).containsExactly(0, Long.MIN_VALUE);
    assertThat(Tensor.full(DType.I64, -0x1p63, 1).itemLong()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void whole_numbers_beyond_the_type_do_not_wrap() {
    long beyond = 1L << 31;
    Tensor x = Tensor.zeros(DType.I32, 2);
    assertThatThrownBy(() -> Tensor.full(DType.I32, beyond, 2))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("the number is 2147483648")
        .hasMessageContaining("-2147483648 to 2147483647");
    assertThatThrownBy(() -> x.fill(beyond)).isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> x.maskedFill(MASK, beyond)).isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> Tensor.full(DType.BOOL, 2L, 1)).isInstanceOf(DTypeException.class);
    assertThat(x.fill(beyond - 1).toIntArray()).containsOnly(Integer.MAX_VALUE);
  }

  /** As in PyTorch: masked_fill, scatter and pad refuse, full and fill round to infinity. */
  @Test
  void a_mask_of_minus_a_billion_is_beyond_float16() {
    Tensor x = Tensor.zeros(DType.F16, 2);
    assertThatThrownBy(() -> x.maskedFill(MASK, -1e9))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("-1.0E9")
        .hasMessageContaining("float16")
        .hasMessageContaining("65504")
        .hasMessageContaining("infinity");
    assertThatThrownBy(() -> x.pad(new int[] {1, 0}, 1e9)).isInstanceOf(DTypeException.class);
    assertThat(x.maskedFill(MASK, Double.NEGATIVE_INFINITY).toDoubleArray())
        .containsExactly(Double.NEGATIVE_INFINITY, 0);
    assertThat(x.fill(1e9).toDoubleArray()).containsOnly(Double.POSITIVE_INFINITY);
    assertThat(Tensor.zeros(DType.BF16, 2).maskedFill(MASK, 1e30).select(0, 0).item())
        .isGreaterThan(9e29);
  }
}
