package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DType.Kind;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.tensor.ops.Add;
import dev.holdout.engine.tensor.ops.Divide;
import dev.holdout.engine.tensor.ops.Larger;
import dev.holdout.engine.tensor.ops.Multiply;
import dev.holdout.engine.tensor.ops.Pointwise;
import dev.holdout.engine.tensor.ops.Smaller;
import dev.holdout.engine.tensor.ops.Subtract;
import dev.holdout.engine.tensor.ops.Where;

/**
 * A tensor's arithmetic with another tensor or a number, element by element with broadcasting.
 * Operands meet in one dtype first ({@link Promotion}); a {@code long} keeps integers integers, a
 * {@code double} makes them F32.
 */
public sealed interface TensorArithmetic permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /** a + b; of truth values, whether one is true. */
  default Tensor add(Tensor other) {
    return paired(new Add(), other);
  }

  default Tensor add(double number) {
    return numbered(UnaryKernel.ADD_NUMBER, number);
  }

  default Tensor add(long number) {
    return floating() ? add((double) number) : add(whole(number));
  }

  /** this + scale * other; PyTorch's {@code alpha}. */
  default Tensor add(Tensor other, double scale) {
    return add(other.mul(scale));
  }

  /** As {@link #add(Tensor, double)}; integers stay integers. */
  default Tensor add(Tensor other, long scale) {
    return add(other.mul(scale));
  }

  /**
   * a - b.
   *
   * @throws DTypeException for truth values; use logicalXor
   */
  default Tensor sub(Tensor other) {
    if (self().dtype() == DType.BOOL && other.dtype() == DType.BOOL) {
      throw new DTypeException(
          "sub: both sides are bool, and truth values have no difference; use logicalXor, or"
              + " convert with x.to(I64)");
    }
    return paired(new Subtract(), other);
  }

  default Tensor sub(double number) {
    return numbered(UnaryKernel.ADD_NUMBER, -number);
  }

  default Tensor sub(long number) {
    return floating() ? sub((double) number) : sub(whole(number));
  }

  /** number - this. */
  default Tensor rsub(double number) {
    return single(number, Kind.FLOATING).sub(self());
  }

  /** number - this. */
  default Tensor rsub(long number) {
    return single(number, Kind.INTEGER).sub(self());
  }

  /** a b; of truth values, whether both are true. */
  default Tensor mul(Tensor other) {
    return paired(new Multiply(), other);
  }

  default Tensor mul(double number) {
    return numbered(UnaryKernel.MULTIPLY_NUMBER, number);
  }

  default Tensor mul(long number) {
    return floating() ? mul((double) number) : mul(whole(number));
  }

  /** a / b, floating also for integers. */
  default Tensor div(Tensor other) {
    DType dtype = Promotion.floating(Promotion.of(self(), other));
    return Autograd.apply(new Divide(), self().to(dtype), other.to(dtype));
  }

  /** This over a number, floating also for integers. */
  default Tensor div(double number) {
    return numbered(UnaryKernel.DIVIDE_NUMBER, number);
  }

  /** number / this, floating also for integers. */
  default Tensor rdiv(double number) {
    DType dtype = Promotion.floating(self().dtype());
    return Tensor.full(dtype, number).div(self().to(dtype));
  }

  /** This to the power of a fixed exponent. */
  default Tensor pow(double exponent) {
    return numbered(UnaryKernel.POWER, exponent);
  }

  /** The larger of two, element by element; a tie gives half of the slope to each. */
  default Tensor maximum(Tensor other) {
    return paired(new Larger(), other);
  }

  /** The smaller of two, element by element; a tie gives half of the slope to each. */
  default Tensor minimum(Tensor other) {
    return paired(new Smaller(), other);
  }

  /**
   * This where the condition is true, else the other; all three broadcast. PyTorch's {@code
   * torch.where(condition, this, other)}.
   *
   * @param condition of dtype BOOL
   * @throws DTypeException if it is not
   */
  default Tensor where(Tensor condition, Tensor other) {
    if (condition.dtype() != DType.BOOL) {
      throw new DTypeException(
          "where: the condition is %s, but must be bool; compare first, as in x.ne(0)"
              .formatted(condition.dtype().torchName()));
    }
    DType dtype = Promotion.of(self(), other);
    return Autograd.apply(new Where(), self().to(dtype), other.to(dtype), condition);
  }

  /** 1 where this is above the other, else 0, in this dtype; no gradient passes. */
  default Tensor greaterMask(Tensor other) {
    return self().gt(other).to(self().dtype());
  }

  /** 1 where both are equal, else 0, in this dtype; no gradient passes. */
  default Tensor equalMask(Tensor other) {
    return self().eq(other).to(self().dtype());
  }

  private boolean floating() {
    return self().dtype().isFloating();
  }

  /** A function of this and a floating number, which is made of integers too. */
  private Tensor numbered(UnaryKernel kernel, double number) {
    DType dtype = Promotion.withNumber(self().dtype(), Kind.FLOATING);
    return Autograd.apply(new Pointwise(kernel, number, 0), self().to(dtype));
  }

  /** A whole number in the dtype in which it meets this tensor. */
  private Tensor whole(long number) {
    return single(number, Kind.INTEGER);
  }

  private Tensor single(double number, Kind kind) {
    return Tensor.full(Promotion.withNumber(self().dtype(), kind), number);
  }

  private Tensor single(long number, Kind kind) {
    DType dtype = Promotion.withNumber(self().dtype(), kind);
    return Tensor.of(new long[] {number}).reshape().to(dtype);
  }

  private Tensor paired(Op op, Tensor other) {
    DType dtype = Promotion.of(self(), other);
    return Autograd.apply(op, self().to(dtype), other.to(dtype));
  }
}
