package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DType.Kind;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.tensor.ops.Add;
import dev.holdout.engine.tensor.ops.Atan2;
import dev.holdout.engine.tensor.ops.CopySign;
import dev.holdout.engine.tensor.ops.Divide;
import dev.holdout.engine.tensor.ops.Hypot;
import dev.holdout.engine.tensor.ops.Larger;
import dev.holdout.engine.tensor.ops.LogAddExp;
import dev.holdout.engine.tensor.ops.Multiply;
import dev.holdout.engine.tensor.ops.Pointwise;
import dev.holdout.engine.tensor.ops.Power;
import dev.holdout.engine.tensor.ops.Remainder;
import dev.holdout.engine.tensor.ops.RoundedDivide;
import dev.holdout.engine.tensor.ops.Scale;
import dev.holdout.engine.tensor.ops.Smaller;
import dev.holdout.engine.tensor.ops.Subtract;
import dev.holdout.engine.tensor.ops.XLogY;

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

  /** this + number; integers and truth values become F32. */
  default Tensor add(double number) {
    return numbered(UnaryKernel.ADD_NUMBER, number);
  }

  /**
   * this + number; integers stay integers and wrap beyond their range, truth values become I64.
   *
   * @throws DTypeException beside I32, if the number is beyond its range
   */
  default Tensor add(long number) {
    return floating() ? add((double) number) : add(whole(number));
  }

  /**
   * this + scale * other; PyTorch's {@code alpha}.
   *
   * @throws DTypeException if neither side is floating: their scale is whole
   */
  default Tensor add(Tensor other, double scale) {
    DType dtype = Promotion.of(self(), other);
    if (!dtype.isFloating()) {
      throw new DTypeException(
          "add: the sides are %s and %s, but the scale %s may have a fraction; pass a long, or convert with x.to(F32)"
              .formatted(self().dtype().torchName(), other.dtype().torchName(), scale));
    }
    return add(Scale.times(other.to(dtype), scale));
  }

  /** As {@link #add(Tensor, double)}; integers stay integers, and truth values truth values. */
  default Tensor add(Tensor other, long scale) {
    DType dtype = Promotion.of(self(), other);
    return switch (dtype.kind()) {
      case FLOATING -> add(other, (double) scale);
      case INTEGER -> add(other.to(dtype).mul(scale));
      case BOOLEAN -> add(other.logicalAnd(Tensor.scalar(scale != 0)));
    };
  }

  /**
   * a - b.
   *
   * @throws DTypeException if a side has truth values; use logicalXor
   */
  default Tensor sub(Tensor other) {
    checkDifference(self().dtype(), other.dtype());
    return paired(new Subtract(), other);
  }

  /**
   * this - number; integers become F32.
   *
   * @throws DTypeException of truth values; use logicalXor
   */
  default Tensor sub(double number) {
    checkDifference(self().dtype(), self().dtype());
    return numbered(UnaryKernel.ADD_NUMBER, -number);
  }

  /**
   * this - number; integers stay integers and wrap beyond their range.
   *
   * @throws DTypeException of truth values, and beside I32 if the number is beyond its range
   */
  default Tensor sub(long number) {
    return floating() ? sub((double) number) : sub(whole(number));
  }

  /**
   * number - this; integers become F32.
   *
   * @throws DTypeException of truth values
   */
  default Tensor rsub(double number) {
    return real(number).sub(self());
  }

  /** As {@link #rsub(double)}; integers stay integers. */
  default Tensor rsub(long number) {
    return whole(number).sub(self());
  }

  /** a b; of truth values, whether both are true. */
  default Tensor mul(Tensor other) {
    return paired(new Multiply(), other);
  }

  /** this · number; integers and truth values become F32. */
  default Tensor mul(double number) {
    return numbered(UnaryKernel.MULTIPLY_NUMBER, number);
  }

  /**
   * this · number; integers stay integers and wrap beyond their range, truth values become I64.
   *
   * @throws DTypeException beside I32, if the number is beyond its range
   */
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

  /**
   * a / b rounded to minus infinity; PyTorch's {@code floor_divide}.
   *
   * @throws ArithmeticException if integers are divided by 0
   */
  default Tensor floorDivide(Tensor other) {
    Promotion.checkNumbers("floorDivide", self(), other);
    return paired(new RoundedDivide(true), other);
  }

  /** As {@link #floorDivide(Tensor)}; integers become F32. */
  default Tensor floorDivide(double number) {
    return floorDivide(real(number));
  }

  /** As {@link #floorDivide(Tensor)}; integers stay integers. */
  default Tensor floorDivide(long number) {
    return floorDivide(whole(number));
  }

  /** a / b rounded to zero; PyTorch's {@code div} with {@code rounding_mode='trunc'}. */
  default Tensor truncDivide(Tensor other) {
    Promotion.checkNumbers("truncDivide", self(), other);
    return paired(new RoundedDivide(false), other);
  }

  /** As {@link #truncDivide(Tensor)}; integers become F32. */
  default Tensor truncDivide(double number) {
    return truncDivide(real(number));
  }

  /** As {@link #truncDivide(Tensor)}; integers stay integers. */
  default Tensor truncDivide(long number) {
    return truncDivide(whole(number));
  }

  /**
   * What is left of a after whole multiples of b, with the sign of b, as Python's {@code %}.
   *
   * @throws ArithmeticException if integers are divided by 0
   */
  default Tensor remainder(Tensor other) {
    Promotion.checkNumbers("remainder", self(), other);
    return paired(new Remainder(true), other);
  }

  /** As {@link #remainder(Tensor)}; integers become F32. */
  default Tensor remainder(double number) {
    return remainder(real(number));
  }

  /** As {@link #remainder(Tensor)}; integers stay integers. */
  default Tensor remainder(long number) {
    return remainder(whole(number));
  }

  /** What is left of a after whole multiples of b, with the sign of a, as Java's {@code %}. */
  default Tensor fmod(Tensor other) {
    Promotion.checkNumbers("fmod", self(), other);
    return paired(new Remainder(false), other);
  }

  /** As {@link #fmod(Tensor)}; integers become F32. */
  default Tensor fmod(double number) {
    return fmod(real(number));
  }

  /** As {@link #fmod(Tensor)}; integers stay integers. */
  default Tensor fmod(long number) {
    return fmod(whole(number));
  }

  /** a to the power b. An integer with a negative exponent gives 0 unless it is 1 or -1. */
  default Tensor pow(Tensor exponent) {
    Promotion.checkNumbers("pow", self(), exponent);
    return paired(new Power(), exponent);
  }

  /** This to the power of a fixed exponent; integers become F32. */
  default Tensor pow(double exponent) {
    return numbered(UnaryKernel.POWER, exponent);
  }

  /**
   * As {@link #pow(double)}; integers stay integers.
   *
   * @throws DTypeException for integers with a negative exponent
   */
  default Tensor pow(long exponent) {
    if (floating()) {
      return pow((double) exponent);
    }
    if (exponent < 0) {
      throw new DTypeException(
          "pow: %s to the negative power %d would be a fraction; convert with x.to(F32)"
              .formatted(self().dtype().torchName(), exponent));
    }
    return pow(whole(exponent));
  }

  /** This where the exponent is true, else ones. */
  default Tensor pow(boolean exponent) {
    return exponent ? self().copy() : Tensor.onesLike(self());
  }

  /** base to the power of this. */
  default Tensor rpow(double base) {
    return real(base).pow(self());
  }

  /** base to the power of this; integers stay integers. */
  default Tensor rpow(long base) {
    return whole(base).pow(self());
  }

  /** The larger of two, element by element; a tie gives half of the slope to each. */
  default Tensor maximum(Tensor other) {
    return paired(new Larger(false), other);
  }

  /** The smaller of two, element by element; a tie gives half of the slope to each. */
  default Tensor minimum(Tensor other) {
    return paired(new Smaller(false), other);
  }

  /** As {@link #maximum}, but of a number and a NaN the number. */
  default Tensor fmax(Tensor other) {
    return paired(new Larger(true), other);
  }

  /** As {@link #minimum}, but of a number and a NaN the number. */
  default Tensor fmin(Tensor other) {
    return paired(new Smaller(true), other);
  }

  /** The angle of the point (other, this), in (-π, π]. */
  default Tensor atan2(Tensor other) {
    return real(new Atan2(), other);
  }

  /**
   * √(this² + other²), without overflow on the way.
   *
   * @throws DTypeException if neither side is floating
   */
  default Tensor hypot(Tensor other) {
    Promotion.checkFloating("hypot", self(), other);
    return real(new Hypot(), other);
  }

  /**
   * log(e^this + e^other), without overflow on the way.
   *
   * @throws DTypeException if neither side is floating
   */
  default Tensor logaddexp(Tensor other) {
    Promotion.checkFloating("logaddexp", self(), other);
    return real(new LogAddExp(), other);
  }

  /** |this| with the sign of the other. */
  default Tensor copysign(Tensor other) {
    return real(new CopySign(), other);
  }

  /** this · log other, and 0 where this is 0 and the other no NaN. */
  default Tensor xlogy(Tensor other) {
    return real(new XLogY(), other);
  }

  private boolean floating() {
    return self().dtype().isFloating();
  }

  /** A function of this and a floating number, which is made of integers too. */
  private Tensor numbered(UnaryKernel kernel, double number) {
    DType dtype = Promotion.withNumber(self().dtype(), Kind.FLOATING);
    return Autograd.apply(new Pointwise(kernel, number, 0), self().to(dtype));
  }

  /** A number in the dtype in which it meets this tensor. */
  private Tensor real(double number) {
    return PlainNumber.real(number, self());
  }

  /** A whole number in the dtype in which it meets this tensor. */
  private Tensor whole(long number) {
    return PlainNumber.whole(number, self());
  }

  private static void checkDifference(DType left, DType right) {
    if (left == DType.BOOL || right == DType.BOOL) {
      throw new DTypeException(
          "sub: the sides are %s and %s, and a bool has no difference; use logicalXor, or convert with x.to(I64)"
              .formatted(left.torchName(), right.torchName()));
    }
  }

  /** A function of real numbers: integers become F32. */
  private Tensor real(Op op, Tensor other) {
    DType dtype = Promotion.floating(Promotion.of(self(), other));
    return Autograd.apply(op, self().to(dtype), other.to(dtype));
  }

  private Tensor paired(Op op, Tensor other) {
    DType dtype = Promotion.of(self(), other);
    return Autograd.apply(op, self().to(dtype), other.to(dtype));
  }
}
