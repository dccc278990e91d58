package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.ops.Pointwise;
import java.util.Arrays;

/**
 * Functions of one number, element by element. Those of real numbers give F32 for integers and
 * truth values; those of whole numbers keep an integer dtype. Special values (NaN, infinities, the
 * sign of 0) are PyTorch's. The shape stays.
 */
public sealed interface TensorMath permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * -x.
   *
   * @throws DTypeException for truth values; use logicalNot
   */
  default Tensor neg() {
    return whole(UnaryKernel.NEGATE, "logicalNot()");
  }

  /** |x|, also of integers; the slope at 0 and at NaN is 0. */
  default Tensor abs() {
    return whole(UnaryKernel.ABSOLUTE, "x.to(I64)");
  }

  /** -1, 0 or 1, also of integers and truth values; 0 for NaN. The slope is 0. */
  default Tensor sign() {
    return Autograd.apply(new Pointwise(UnaryKernel.SIGN, 0, 0), self());
  }

  /** x^2, also of integers; truth values give I64. */
  default Tensor square() {
    Tensor x = self().dtype() == DType.BOOL ? self().to(DType.I64) : self();
    return Autograd.apply(new Pointwise(UnaryKernel.SQUARE, 0, 0), x);
  }

  /** Rounded to minus infinity; the slope is 0. */
  default Tensor floor() {
    return whole(UnaryKernel.FLOOR, "x.to(I64)");
  }

  /** Rounded to plus infinity; the slope is 0. */
  default Tensor ceil() {
    return whole(UnaryKernel.CEIL, "x.to(I64)");
  }

  /** Rounded to zero; the slope is 0. */
  default Tensor trunc() {
    return whole(UnaryKernel.TRUNCATE, "x.to(I64)");
  }

  /** Rounded to whole numbers, halves to even; the slope is 0. */
  default Tensor round() {
    return whole(UnaryKernel.ROUND, "x.to(I64)");
  }

  /**
   * Rounded to decimals, halves to even; decimals below 0 round to tens, hundreds, … The slope is
   * 0.
   *
   * @throws DTypeException for integers, unless decimals is 0
   */
  default Tensor round(int decimals) {
    return decimals == 0 ? round() : floatingOnly(UnaryKernel.ROUND, decimals, 0);
  }

  /**
   * x less x rounded to zero: what stands behind the point, with the sign of x; the slope is 1.
   *
   * @throws DTypeException for integers
   */
  default Tensor frac() {
    return floatingOnly(UnaryKernel.FRACTION, 0, 0);
  }

  /** e^x. */
  default Tensor exp() {
    return real(UnaryKernel.EXP, 0);
  }

  /** 2^x. */
  default Tensor exp2() {
    return real(UnaryKernel.EXP2, 0);
  }

  /** e^x - 1, exact also near 0. */
  default Tensor expm1() {
    return real(UnaryKernel.EXPM1, 0);
  }

  /** Natural logarithm; NaN below 0, minus infinity at 0. */
  default Tensor log() {
    return real(UnaryKernel.LOG, 0);
  }

  /** Logarithm to base 2. */
  default Tensor log2() {
    return real(UnaryKernel.LOG2, 0);
  }

  /** Logarithm to base 10. */
  default Tensor log10() {
    return real(UnaryKernel.LOG10, 0);
  }

  /** ln(1 + x), exact also near 0. */
  default Tensor log1p() {
    return real(UnaryKernel.LOG1P, 0);
  }

  /** Square root; NaN below 0. The slope at 0 is infinite. */
  default Tensor sqrt() {
    return real(UnaryKernel.SQUARE_ROOT, 0);
  }

  /** 1 / √x. */
  default Tensor rsqrt() {
    return real(UnaryKernel.RECIPROCAL_ROOT, 0);
  }

  /** 1 / x. */
  default Tensor reciprocal() {
    return real(UnaryKernel.RECIPROCAL, 0);
  }

  /** Sine of an angle in radians. */
  default Tensor sin() {
    return real(UnaryKernel.SIN, 0);
  }

  /** Cosine of an angle in radians. */
  default Tensor cos() {
    return real(UnaryKernel.COS, 0);
  }

  /** Tangent of an angle in radians. */
  default Tensor tan() {
    return real(UnaryKernel.TAN, 0);
  }

  /** Arc sine, in [-π/2, π/2]; NaN outside [-1, 1]. */
  default Tensor asin() {
    return real(UnaryKernel.ASIN, 0);
  }

  /** Arc cosine, in [0, π]; NaN outside [-1, 1]. */
  default Tensor acos() {
    return real(UnaryKernel.ACOS, 0);
  }

  /** Arc tangent, in [-π/2, π/2]. */
  default Tensor atan() {
    return real(UnaryKernel.ATAN, 0);
  }

  /** Hyperbolic sine. */
  default Tensor sinh() {
    return real(UnaryKernel.SINH, 0);
  }

  /** Hyperbolic cosine. */
  default Tensor cosh() {
    return real(UnaryKernel.COSH, 0);
  }

  /** Hyperbolic tangent. */
  default Tensor tanh() {
    return real(UnaryKernel.TANH, 0);
  }

  /** Inverse of the hyperbolic sine. */
  default Tensor asinh() {
    return real(UnaryKernel.ASINH, 0);
  }

  /** Inverse of the hyperbolic cosine, from 0; NaN below 1. */
  default Tensor acosh() {
    return real(UnaryKernel.ACOSH, 0);
  }

  /** Inverse of the hyperbolic tangent; infinite at -1 and 1, NaN outside [-1, 1]. */
  default Tensor atanh() {
    return real(UnaryKernel.ATANH, 0);
  }

  /** Error function: 2 / √π times the integral of e^(-t^2) from 0 to x. */
  default Tensor erf() {
    return real(UnaryKernel.ERF, 0);
  }

  /** 1 - erf(x), exact also in its tail. */
  default Tensor erfc() {
    return real(UnaryKernel.ERFC, 0);
  }

  /** Logistic function 1 / (1 + e^-x). */
  default Tensor sigmoid() {
    return real(UnaryKernel.SIGMOID, 0);
  }

  /**
   * Held between two bounds; integers become F32. At a bound and beyond the slope is 0. NaN stays;
   * where low is above high every number becomes high.
   *
   * @param low minus infinity for none
   * @param high infinity for none
   */
  default Tensor clamp(double low, double high) {
    Tensor x = self().to(Promotion.floating(self().dtype()));
    return Autograd.apply(new Pointwise(UnaryKernel.CLAMP, low, high), x);
  }

  /**
   * As {@link #clamp(double, double)}; integers stay integers.
   *
   * @param low the least long for none
   * @param high the greatest long for none
   */
  default Tensor clamp(long low, long high) {
    if (self().dtype().isFloating()) {
      return clamp(
          low == Long.MIN_VALUE ? Double.NEGATIVE_INFINITY : low,
          high == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : high);
    }
    Tensor x = self().dtype() == DType.BOOL ? self().to(DType.I64) : self();
    return Autograd.apply(new Pointwise(UnaryKernel.CLAMP, low, high), x);
  }

  /** No less than a bound; {@link #clamp(double, double)} without one above. */
  default Tensor clampMin(double low) {
    return clamp(low, Double.POSITIVE_INFINITY);
  }

  /** As {@link #clampMin(double)}; integers stay integers. */
  default Tensor clampMin(long low) {
    return clamp(low, Long.MAX_VALUE);
  }

  /** No more than a bound; {@link #clamp(double, double)} without one below. */
  default Tensor clampMax(double high) {
    return clamp(Double.NEGATIVE_INFINITY, high);
  }

  /** As {@link #clampMax(double)}; integers stay integers. */
  default Tensor clampMax(long high) {
    return clamp(Long.MIN_VALUE, high);
  }

  /** 0 for NaN and the largest finite numbers of the dtype for the infinities. */
  default Tensor nanToNum() {
    double most = largest(self().dtype());
    return nanToNum(0, most, -most);
  }

  /** Other numbers for NaN and the infinities; their slope is 0. Integers have none of them. */
  default Tensor nanToNum(double nan, double positive, double negative) {
    if (!self().dtype().isFloating()) {
      return self();
    }
    Pointwise infinities = new Pointwise(UnaryKernel.REPLACE_INFINITY, positive, negative);
    Pointwise nans = new Pointwise(UnaryKernel.REPLACE_NAN, nan, 0);
    return Autograd.apply(nans, Autograd.apply(infinities, self()));
  }

  /** The largest finite number of a dtype. */
  private static double largest(DType dtype) {
    return switch (dtype) {
      case F32 -> Float.MAX_VALUE;
      case F64 -> Double.MAX_VALUE;
      case BF16 -> 0x1.FEp127;
      case F16 -> 65504;
      case I64, I32, BOOL -> 0;
    };
  }

  /** A function of real numbers: integers and truth values become F32. */
  private Tensor real(UnaryKernel kernel, double a) {
    Tensor x = self().to(Promotion.floating(self().dtype()));
    return Autograd.apply(new Pointwise(kernel, a, 0), x);
  }

  /** A function that whole numbers have too, but truth values have not. */
  private Tensor whole(UnaryKernel kernel, String remedy) {
    if (self().dtype() == DType.BOOL) {
      throw new DTypeException(
          "%s: the tensor of shape %s is bool, and truth values are no numbers; use %s"
              .formatted(kernel.torchName(), Shape.text(self().sizes()), remedy));
    }
    return Autograd.apply(new Pointwise(kernel, 0, 0), self());
  }

  private Tensor floatingOnly(UnaryKernel kernel, double a, double b) {
    return Autograd.apply(Pointwise.ofFloating(kernel, a, b, self()), self());
  }

  /** Adds up over what broadcasting repeated, back to a shape. */
  default Tensor sumTo(int[] shape) {
    Tensor x = self();
    if (Arrays.equals(x.sizes(), shape)) {
      return x;
    }
    int extra = x.rank() - shape.length;
    int[] dims = new int[x.rank()];
    int found = 0;
    for (int d = 0; d < x.rank(); d++) {
      if (d < extra || (shape[d - extra] == 1 && x.sizes()[d] != 1)) {
        dims[found++] = d;
      }
    }
    Tensor sum = found == 0 ? x : x.sum(Arrays.copyOf(dims, found), true);
    return extra == 0 ? sum : sum.reshape(Shape.count(shape) == sum.numel() ? shape : sum.shape());
  }
}
