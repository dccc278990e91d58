package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.backend.UnaryKernel.Keeps;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * A function of one number, element by element. Values and slopes are the kernel's, in one pass;
 * {@link #slope} says each slope again in tensor operations: it is what a gradient of a gradient is
 * made of, and the fused pass is tested against it.
 *
 * @param kernel which function
 * @param a its first parameter, 0 where it has none
 * @param b its second parameter, 0 where it has none
 */
public record Pointwise(UnaryKernel kernel, double a, double b) implements Op {

  private static final double LN_2 = Math.log(2);
  private static final double LN_10 = Math.log(10);
  private static final double ROOT_HALF = Math.sqrt(0.5);
  private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);
  private static final double ONE_OVER_ROOT_2_PI = 1 / Math.sqrt(2 * Math.PI);

  /** √(8/π), and the factor of the cube in the gate that tanh approximates. */
  private static final double GATE = Math.sqrt(8 / Math.PI);

  private static final double GATE_CUBE = 0.044715;

  /**
   * A function that integers do not have.
   *
   * @throws DTypeException if x holds integers or truth values
   */
  public static Pointwise ofFloating(UnaryKernel kernel, double a, double b, Tensor x) {
    if (!x.dtype().isFloating()) {
      throw new DTypeException(
          "%s: the tensor of shape %s is %s, but must be floating; convert with x.to(F32)"
              .formatted(kernel.torchName(), Shape.text(x.sizes()), x.dtype().torchName()));
    }
    return new Pointwise(kernel, a, b);
  }

  @Override
  public String name() {
    return kernel.torchName();
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = Tensor.allocateUnwritten(in[0].dtype(), in[0].sizes());
    in[0].backend().unary(kernel, a, b, in[0].data(), out.data());
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    if (kernel == UnaryKernel.SIGMOID && out.dtype() == DType.F16) {
      return new Tensor[] {gradient.mul(out.neg().add(1)).mul(out)}; // PyTorch rounds each time
    }
    if (Autograd.recording()) {
      return new Tensor[] {gradient.mul(slope(in[0], out))};
    }
    if (kernel == UnaryKernel.ADD_NUMBER || kernel == UnaryKernel.FRACTION) {
      return new Tensor[] {gradient};
    }
    return new Tensor[] {fused(in[0], out, gradient)};
  }

  Tensor fused(Tensor x, Tensor y, Tensor gradient) {
    Tensor result = Tensor.allocateUnwritten(x.dtype(), x.sizes());
    Strided kept =
        switch (kernel.keeps()) {
          case NOTHING -> null;
          case INPUT -> x.data();
          case OUTPUT -> y.data();
        };
    x.backend().unaryGradient(kernel, a, b, kept, gradient.data(), result.data());
    return result;
  }

  /** The slope at x, where the value is y, in operations that can be differentiated. */
  private Tensor slope(Tensor x, Tensor y) {
    return switch (kernel) {
      case ABSOLUTE, RELU, LEAKY_RELU, HARD_TANH ->
          Autograd.apply(new Steps(this), kernel.keeps() == Keeps.OUTPUT ? y : x);
      // The same all around a point: it has no slope of its own, and so no history.
      case NEGATE,
          SIGN,
          FLOOR,
          CEIL,
          TRUNCATE,
          ROUND,
          FRACTION,
          CLAMP,
          REPLACE_INFINITY,
          REPLACE_NAN,
          ADD_NUMBER,
          MULTIPLY_NUMBER,
          DIVIDE_NUMBER ->
          fused(x, y, Tensor.ones(x.dtype(), x.sizes()));
      case EXP -> y;
      case EXP2 -> y.mul(LN_2);
      case EXPM1 -> y.add(1);
      case LOG -> x.reciprocal();
      case LOG2 -> x.mul(LN_2).reciprocal();
      case LOG10 -> x.mul(LN_10).reciprocal();
      case LOG1P -> x.add(1).reciprocal();
      case SQUARE -> x.mul(2);
      case SQUARE_ROOT -> rootSlope(y);
      case RECIPROCAL_ROOT -> y.pow(3).mul(-0.5);
      case RECIPROCAL -> y.square().neg();
      case POWER -> a == 0 ? Tensor.zeros(x.dtype(), x.sizes()) : x.pow(a - 1).mul(a);
      case SIN -> x.cos();
      case COS -> x.sin().neg();
      case TAN -> y.square().add(1);
      case ASIN -> x.square().neg().add(1).rsqrt();
      case ACOS -> x.square().neg().add(1).rsqrt().neg();
      case ATAN -> x.square().add(1).reciprocal();
      case SINH -> x.cosh();
      case COSH -> x.sinh();
      case TANH -> y.square().neg().add(1);
      case ASINH -> x.square().add(1).rsqrt();
      case ACOSH -> x.sub(1).mul(x.add(1)).rsqrt();
      case ATANH -> x.square().neg().add(1).reciprocal();
      case ERF -> x.square().neg().exp().mul(TWO_OVER_ROOT_PI);
      case ERFC -> x.square().neg().exp().mul(-TWO_OVER_ROOT_PI);
      case SIGMOID -> y.mul(y.neg().add(1));
      case LOG_SIGMOID -> x.neg().sigmoid();
      case SOFTPLUS -> softplusSlope(x.mul(a));
      case SILU -> siluSlope(x, x.sigmoid());
      case MISH -> mishSlope(x, x.softplus(1, 20).tanh());
      case GELU -> x.mul(-ROOT_HALF).erfc().mul(0.5).add(x.mul(density(x)));
      case GELU_TANH -> gateSlope(x, x.square());
      case SOFTSIGN -> x.abs().add(1).square().reciprocal();
      case TANH_SHRINK -> x.tanh().square();
      case ELU -> eluSlope(x);
    };
  }

  @Override
  public boolean keepsInput(int i) {
    return kernel.keeps() == Keeps.INPUT;
  }

  @Override
  public boolean keepsOutput() {
    return kernel.keeps() == Keeps.OUTPUT;
  }

  @Override
  public boolean keepsNumbers() {
    return kernel == UnaryKernel.MULTIPLY_NUMBER || kernel == UnaryKernel.DIVIDE_NUMBER;
  }

  private Tensor rootSlope(Tensor y) {
    if (a != 1) {
      return y.mul(2).reciprocal();
    }
    Tensor zero = where(y.eq(0L), y);
    return zero.neg().add(1).div(y.mul(2).add(zero));
  }

  private Tensor softplusSlope(Tensor scaled) {
    Tensor above = where(scaled.gt(b), scaled);
    return scaled.sigmoid().mul(above.neg().add(1)).add(above);
  }

  /** σ (1 + x (1 - σ)), with σ given. */
  private static Tensor siluSlope(Tensor x, Tensor open) {
    return open.mul(open.neg().add(1).mul(x).add(1));
  }

  /** t + x σ(x) (1 - t^2), with t given. */
  private static Tensor mishSlope(Tensor x, Tensor gate) {
    return gate.add(x.mul(x.sigmoid()).mul(gate.square().neg().add(1)));
  }

  /** Of the normal distribution. */
  private static Tensor density(Tensor x) {
    return x.square().mul(-0.5).exp().mul(ONE_OVER_ROOT_2_PI);
  }

  private static Tensor gateSlope(Tensor x, Tensor square) {
    Tensor open = x.mul(square.mul(GATE_CUBE).add(1)).mul(GATE).sigmoid();
    Tensor inner = square.mul(3 * GATE_CUBE).add(1).mul(GATE);
    return open.add(x.mul(open).mul(open.neg().add(1)).mul(inner));
  }

  /**
   * The exponential is held at its value for 0, so that it cannot overflow where it is not used.
   */
  private Tensor eluSlope(Tensor x) {
    Tensor low = where(x.le(0L), x);
    Tensor curve = x.clamp(Double.NEGATIVE_INFINITY, 0.0).exp().mul(a);
    return curve.mul(low).add(low.neg().add(1));
  }

  /** 1 where true, else 0. */
  private static Tensor where(Tensor condition, Tensor like) {
    return condition.to(like.dtype());
  }
}
