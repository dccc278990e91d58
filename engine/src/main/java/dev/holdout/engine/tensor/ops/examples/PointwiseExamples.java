package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.Pointwise;
import dev.holdout.engine.tensor.ops.Scale;
import dev.holdout.engine.tensor.ops.Steps;
import java.util.List;

/** Functions of one number. */
public final class PointwiseExamples {

  private PointwiseExamples() {}

  /** In reading order. */
  public static List<Example> all() {
    return List.of(
        pointwise(UnaryKernel.NEGATE, 0, 0, -2, 2),
        pointwise(UnaryKernel.ABSOLUTE, 0, 0, -2, 2),
        pointwise(UnaryKernel.SIGN, 0, 0, -2, 2),
        pointwise(UnaryKernel.FLOOR, 0, 0, -2, 2),
        pointwise(UnaryKernel.CEIL, 0, 0, -2, 2),
        pointwise(UnaryKernel.TRUNCATE, 0, 0, -2, 2),
        pointwise(UnaryKernel.ROUND, 0, 0, -2, 2),
        pointwise(UnaryKernel.ROUND, 1, 0, -2, 2),
        pointwise(UnaryKernel.ROUND, -1, 0, -20, 20),
        pointwise(UnaryKernel.FRACTION, 0, 0, -2, 2),
        pointwise(UnaryKernel.EXP, 0, 0, -3, 3),
        pointwise(UnaryKernel.EXP2, 0, 0, -3, 3),
        pointwise(UnaryKernel.EXPM1, 0, 0, -3, 3),
        pointwise(UnaryKernel.LOG, 0, 0, 0.3, 4),
        pointwise(UnaryKernel.LOG2, 0, 0, 0.3, 4),
        pointwise(UnaryKernel.LOG10, 0, 0, 0.3, 4),
        pointwise(UnaryKernel.LOG1P, 0, 0, -0.7, 4),
        pointwise(UnaryKernel.SQUARE, 0, 0, -2, 2),
        pointwise(UnaryKernel.SQUARE_ROOT, 0, 0, 0.3, 4),
        pointwise(UnaryKernel.SQUARE_ROOT, 1, 0, 0.3, 4),
        pointwise(UnaryKernel.RECIPROCAL_ROOT, 0, 0, 0.3, 4),
        pointwise(UnaryKernel.RECIPROCAL, 0, 0, 0.5, 2),
        pointwise(UnaryKernel.POWER, 2.5, 0, 0.5, 2),
        pointwise(UnaryKernel.POWER, 3, 0, -2, 2),
        pointwise(UnaryKernel.POWER, 0, 0, 0.5, 2),
        pointwise(UnaryKernel.POWER, -2, 0, 0.5, 2),
        pointwise(UnaryKernel.SIN, 0, 0, -4, 4),
        pointwise(UnaryKernel.COS, 0, 0, -4, 4),
        pointwise(UnaryKernel.TAN, 0, 0, -1.2, 1.2),
        pointwise(UnaryKernel.ASIN, 0, 0, -0.9, 0.9),
        pointwise(UnaryKernel.ACOS, 0, 0, -0.9, 0.9),
        pointwise(UnaryKernel.ATAN, 0, 0, -2, 2),
        pointwise(UnaryKernel.SINH, 0, 0, -2, 2),
        pointwise(UnaryKernel.COSH, 0, 0, -2, 2),
        pointwise(UnaryKernel.TANH, 0, 0, -3, 3),
        pointwise(UnaryKernel.ASINH, 0, 0, -3, 3),
        pointwise(UnaryKernel.ACOSH, 0, 0, 1.2, 4),
        pointwise(UnaryKernel.ATANH, 0, 0, -0.8, 0.8),
        pointwise(UnaryKernel.ERF, 0, 0, -3, 3),
        pointwise(UnaryKernel.ERFC, 0, 0, -3, 3),
        pointwise(UnaryKernel.SIGMOID, 0, 0, -4, 4),
        pointwise(UnaryKernel.LOG_SIGMOID, 0, 0, -4, 4),
        pointwise(UnaryKernel.SOFTPLUS, 1, 20, -4, 4),
        pointwise(UnaryKernel.SOFTPLUS, 3, 4, -4, 4),
        pointwise(UnaryKernel.SILU, 0, 0, -4, 4),
        pointwise(UnaryKernel.MISH, 0, 0, -4, 4),
        pointwise(UnaryKernel.GELU, 0, 0, -4, 4),
        pointwise(UnaryKernel.GELU_TANH, 0, 0, -4, 4),
        pointwise(UnaryKernel.SOFTSIGN, 0, 0, -3, 3),
        pointwise(UnaryKernel.TANH_SHRINK, 0, 0, -2, 2),
        pointwise(UnaryKernel.RELU, 0, 0, -2, 2),
        pointwise(UnaryKernel.LEAKY_RELU, 0.01, 0, -2, 2),
        pointwise(UnaryKernel.ELU, 1, 0, -2, 2),
        pointwise(UnaryKernel.ELU, 0.3, 0, -2, 2),
        pointwise(UnaryKernel.HARD_TANH, -1, 1, -2, 2),
        pointwise(UnaryKernel.HARD_TANH, 0, 6, -2, 8),
        pointwise(UnaryKernel.CLAMP, -0.5, 1.25, -2, 2),
        pointwise(UnaryKernel.CLAMP, Double.NEGATIVE_INFINITY, 0.5, -2, 2),
        pointwise(UnaryKernel.CLAMP, 2, 1, -2, 2),
        pointwise(UnaryKernel.REPLACE_INFINITY, 9, -9, -2, 2),
        pointwise(UnaryKernel.REPLACE_NAN, 0.5, 0, -2, 2),
        pointwise(UnaryKernel.ADD_NUMBER, 1.5, 0, -2, 2),
        pointwise(UnaryKernel.MULTIPLY_NUMBER, -1.5, 0, -2, 2),
        pointwise(UnaryKernel.DIVIDE_NUMBER, -1.5, 0, -2, 2),
        new Example(new Scale(false, -1.5), -2, 2, shape(3, 7)),
        new Example(new Scale(true, -1.5), -2, 2, shape(3, 7)),
        new Example(new Steps(new Pointwise(UnaryKernel.LEAKY_RELU, 0.1, 0)), 0.1, 2, shape(3, 7)));
  }

  private static Example pointwise(
      UnaryKernel kernel, double a, double b, double low, double high) {
    return new Example(new Pointwise(kernel, a, b), low, high, shape(3, 7));
  }
}
