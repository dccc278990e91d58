package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.tensor.ops.Compare;
import java.util.Arrays;

/**
 * Questions about elements, answered in BOOL with broadcasting; no gradient passes. Operands meet
 * in one dtype first ({@link Promotion}). A NaN is equal to nothing, not above, not below, and
 * true.
 */
public sealed interface TensorComparisons permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /** Whether this equals the other. */
  default Tensor eq(Tensor other) {
    return compared(BinaryKernel.EQUAL, "eq", self(), other);
  }

  /** As {@link #eq(Tensor)} with a number; integers are compared in F32. */
  default Tensor eq(double number) {
    return eq(floating(number));
  }

  /** As {@link #eq(Tensor)} with a whole number, exact beside integers. */
  default Tensor eq(long number) {
    return eq(whole(number));
  }

  /** Whether this differs from the other. */
  default Tensor ne(Tensor other) {
    return compared(BinaryKernel.NOT_EQUAL, "ne", self(), other);
  }

  /** As {@link #ne(Tensor)} with a number; integers are compared in F32. */
  default Tensor ne(double number) {
    return ne(floating(number));
  }

  /** As {@link #ne(Tensor)} with a whole number, exact beside integers. */
  default Tensor ne(long number) {
    return ne(whole(number));
  }

  /** Whether this is above the other. */
  default Tensor gt(Tensor other) {
    return compared(BinaryKernel.GREATER, "gt", self(), other);
  }

  /** As {@link #gt(Tensor)} with a number; integers are compared in F32. */
  default Tensor gt(double number) {
    return gt(floating(number));
  }

  /** As {@link #gt(Tensor)} with a whole number, exact beside integers. */
  default Tensor gt(long number) {
    return gt(whole(number));
  }

  /** Whether this is above the other or equal. */
  default Tensor ge(Tensor other) {
    return compared(BinaryKernel.GREATER_EQUAL, "ge", self(), other);
  }

  /** As {@link #ge(Tensor)} with a number; integers are compared in F32. */
  default Tensor ge(double number) {
    return ge(floating(number));
  }

  /** As {@link #ge(Tensor)} with a whole number, exact beside integers. */
  default Tensor ge(long number) {
    return ge(whole(number));
  }

  /** Whether this is below the other. */
  default Tensor lt(Tensor other) {
    return compared(BinaryKernel.GREATER, "lt", other, self());
  }

  /** As {@link #lt(Tensor)} with a number; integers are compared in F32. */
  default Tensor lt(double number) {
    return lt(floating(number));
  }

  /** As {@link #lt(Tensor)} with a whole number, exact beside integers. */
  default Tensor lt(long number) {
    return lt(whole(number));
  }

  /** Whether this is below the other or equal. */
  default Tensor le(Tensor other) {
    return compared(BinaryKernel.GREATER_EQUAL, "le", other, self());
  }

  /** As {@link #le(Tensor)} with a number; integers are compared in F32. */
  default Tensor le(double number) {
    return le(floating(number));
  }

  /** As {@link #le(Tensor)} with a whole number, exact beside integers. */
  default Tensor le(long number) {
    return le(whole(number));
  }

  /** As {@link #isclose(Tensor, double, double, boolean)}, with 1e-5, 1e-8 and no NaN. */
  default Tensor isclose(Tensor other) {
    return isclose(other, 1e-5, 1e-8, false);
  }

  /**
   * Whether elements are equal but for a small difference: {@code |this - other| <= absolute +
   * relative |other|}. Infinities are close to their like only.
   *
   * @param relative share of the other that counts as small, 0 or more
   * @param absolute difference that counts as small, 0 or more
   * @param equalNan whether two NaN are close
   * @throws DTypeException if the dtypes differ
   * @throws IllegalArgumentException if a bound is negative
   */
  default Tensor isclose(Tensor other, double relative, double absolute, boolean equalNan) {
    if (self().dtype() != other.dtype()) {
      throw new DTypeException(
          "isclose: the tensor is %s and the other is %s; both must be equal, so convert one with to(%s)"
              .formatted(self().dtype().torchName(), other.dtype().torchName(), self().dtype()));
    }
    if (!(relative >= 0 && absolute >= 0)) {
      throw new IllegalArgumentException(
          "isclose: the relative bound is %s and the absolute one %s; both must be 0 or more"
              .formatted(relative, absolute));
    }
    Tensor same = eq(other);
    if (self().dtype().isFloating() && equalNan) {
      same = same.logicalOr(isnan().logicalAnd(other.isnan()));
    }
    Tensor x = self().detach().to(DType.F64);
    Tensor y = other.detach().to(DType.F64);
    Tensor room = y.abs().mul(relative).add(absolute);
    Tensor apart = x.sub(y).abs();
    return same.logicalOr(apart.isfinite().logicalAnd(apart.le(room)));
  }

  /** Whether every element {@link #isclose(Tensor) is close} to the other's, with broadcasting. */
  default boolean allclose(Tensor other) {
    return isclose(other).all().itemBoolean();
  }

  /** As {@link #allclose(Tensor)}, with bounds. */
  default boolean allclose(Tensor other, double relative, double absolute) {
    return isclose(other, relative, absolute, false).all().itemBoolean();
  }

  /**
   * Whether the other has the same shape and equal values, of any dtype; a NaN equals nothing.
   * {@code equals} asks whether it is the same object.
   */
  default boolean equal(Tensor other) {
    return Arrays.equals(self().sizes(), other.sizes()) && eq(other).all().itemBoolean();
  }

  /** Whether an element is not a number. */
  default Tensor isnan() {
    return ne(self());
  }

  /** Whether an element is infinite, of either sign. */
  default Tensor isinf() {
    return self().dtype().isFloating()
        ? self().detach().abs().eq(Double.POSITIVE_INFINITY)
        : Tensor.zeros(DType.BOOL, self().sizes());
  }

  /** Whether an element is neither infinite nor NaN. */
  default Tensor isfinite() {
    return self().dtype().isFloating()
        ? self().detach().abs().lt(Double.POSITIVE_INFINITY)
        : Tensor.ones(DType.BOOL, self().sizes());
  }

  /** Whether an element is 0. */
  default Tensor logicalNot() {
    return eq(Tensor.zeros(self().dtype()));
  }

  /** Whether both elements are true: not 0. */
  default Tensor logicalAnd(Tensor other) {
    return compared(BinaryKernel.LOGICAL_AND, "logicalAnd", self(), other);
  }

  /** Whether one of both is true at least. */
  default Tensor logicalOr(Tensor other) {
    return compared(BinaryKernel.LOGICAL_OR, "logicalOr", self(), other);
  }

  /** Whether exactly one of both is true. */
  default Tensor logicalXor(Tensor other) {
    return compared(BinaryKernel.LOGICAL_XOR, "logicalXor", self(), other);
  }

  /** Bits that both integers have; of truth values, whether both are true. */
  default Tensor bitwiseAnd(Tensor other) {
    return bits(BinaryKernel.BIT_AND, "bitwiseAnd", other);
  }

  /** Bits that one of both integers has at least. */
  default Tensor bitwiseOr(Tensor other) {
    return bits(BinaryKernel.BIT_OR, "bitwiseOr", other);
  }

  /** Bits that exactly one of both integers has. */
  default Tensor bitwiseXor(Tensor other) {
    return bits(BinaryKernel.BIT_XOR, "bitwiseXor", other);
  }

  /** Every bit turned over: -1 - x; of truth values, the other one. */
  default Tensor bitwiseNot() {
    DType dtype = self().dtype();
    Tensor ones = dtype == DType.BOOL ? Tensor.ones(dtype) : Tensor.full(dtype, -1L);
    return bits(BinaryKernel.BIT_XOR, "bitwiseNot", ones);
  }

  private static Tensor compared(BinaryKernel kernel, String op, Tensor left, Tensor right) {
    DType dtype = Promotion.of(left, right);
    return Compare.of(kernel, op, left.detach().to(dtype), right.detach().to(dtype));
  }

  private Tensor bits(BinaryKernel kernel, String op, Tensor other) {
    DType dtype = Promotion.of(self(), other);
    if (dtype.isFloating()) {
      throw new DTypeException(
          "%s: the sides are %s and %s, but only integers and truth values have bits; compare first, or convert with x.to(I64)"
              .formatted(op, self().dtype().torchName(), other.dtype().torchName()));
    }
    return Compare.bits(kernel, op, self().to(dtype), other.to(dtype));
  }

  private Tensor floating(double number) {
    return PlainNumber.real(number, self());
  }

  private Tensor whole(long number) {
    return PlainNumber.whole(number, self());
  }
}
