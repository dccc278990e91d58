package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.backend.UnaryKernel.Keeps;
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

  @Override
  public String name() {
    return switch (kernel) {
      case NEGATE -> "neg";
      case ABSOLUTE -> "abs";
      case SIGN -> "sign";
      case EXP -> "exp";
      case LOG -> "log";
      case TANH -> "tanh";
      case SIGMOID -> "sigmoid";
      case RELU -> "relu";
      case SQUARE_ROOT -> "sqrt";
      case SQUARE -> "square";
      case RECIPROCAL -> "reciprocal";
      case POWER -> "pow";
      case CLAMP -> "clamp";
      case ADD_NUMBER -> "add";
      case MULTIPLY_NUMBER -> "mul";
      case DIVIDE_NUMBER -> "div";
    };
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = Tensor.allocate(in[0].dtype(), in[0].sizes());
    in[0].backend().unary(kernel, a, b, in[0].data(), out.data());
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    if (Autograd.recording()) {
      return new Tensor[] {gradient.mul(slope(in[0], out))};
    }
    if (kernel == UnaryKernel.ADD_NUMBER) {
      return new Tensor[] {gradient};
    }
    Tensor result = Tensor.allocate(in[0].dtype(), in[0].sizes());
    Tensor kept =
        switch (kernel.keeps()) {
          case NOTHING -> null;
          case INPUT -> in[0];
          case OUTPUT -> out;
        };
    gradient
        .backend()
        .unaryGradient(
            kernel, a, b, kept == null ? null : kept.data(), gradient.data(), result.data());
    return new Tensor[] {result};
  }

  /** The slope at x, where the value is y, in operations that can be differentiated. */
  Tensor slope(Tensor x, Tensor y) {
    return switch (kernel) {
      case NEGATE -> constant(x, -1);
      case ABSOLUTE -> x.sign();
      case SIGN -> constant(x, 0);
      case EXP -> y;
      case LOG -> x.reciprocal();
      case TANH -> y.square().neg().add(1);
      case SIGMOID -> y.mul(y.neg().add(1));
      case RELU -> y.sign();
      case SQUARE_ROOT -> rootSlope(y);
      case SQUARE -> x.mul(2);
      case RECIPROCAL -> y.square().neg();
      case POWER -> a == 0 ? constant(x, 0) : x.pow(a - 1).mul(a);
      case CLAMP -> clampSlope(x);
      case ADD_NUMBER -> constant(x, 1);
      case MULTIPLY_NUMBER -> constant(x, a);
      case DIVIDE_NUMBER -> constant(x, 1 / a);
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

  private Tensor rootSlope(Tensor y) {
    if (a != 1) {
      return y.mul(2).reciprocal();
    }
    Tensor zero = y.equalMask(constant(y, 0));
    return zero.neg().add(1).div(y.mul(2).add(zero));
  }

  private Tensor clampSlope(Tensor x) {
    Tensor slope = constant(x, 1);
    if (a > Double.NEGATIVE_INFINITY) {
      slope = slope.mul(x.greaterMask(constant(x, a)));
    }
    return b < Double.POSITIVE_INFINITY ? slope.mul(constant(x, b).greaterMask(x)) : slope;
  }

  private static Tensor constant(Tensor like, double value) {
    return Tensor.full(like.dtype(), value, like.sizes());
  }
}
