package dev.holdout.engine.tensor.ops.examples;

import static dev.holdout.engine.tensor.ops.Example.shape;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.Pointwise;
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
        pointwise(UnaryKernel.EXP, 0, 0, -3, 3),
        pointwise(UnaryKernel.LOG, 0, 0, 0.3, 4),
        pointwise(UnaryKernel.TANH, 0, 0, -3, 3),
        pointwise(UnaryKernel.SIGMOID, 0, 0, -4, 4),
        pointwise(UnaryKernel.RELU, 0, 0, -2, 2),
        pointwise(UnaryKernel.SQUARE_ROOT, 0, 0, 0.3, 4),
        pointwise(UnaryKernel.SQUARE_ROOT, 1, 0, 0.3, 4),
        pointwise(UnaryKernel.SQUARE, 0, 0, -2, 2),
        pointwise(UnaryKernel.RECIPROCAL, 0, 0, 0.5, 2),
        pointwise(UnaryKernel.POWER, 2.5, 0, 0.5, 2),
        pointwise(UnaryKernel.POWER, 3, 0, -2, 2),
        pointwise(UnaryKernel.POWER, 0, 0, 0.5, 2),
        pointwise(UnaryKernel.POWER, -2, 0, 0.5, 2),
        pointwise(UnaryKernel.CLAMP, -0.5, 1.25, -2, 2),
        pointwise(UnaryKernel.ADD_NUMBER, 1.5, 0, -2, 2),
        pointwise(UnaryKernel.MULTIPLY_NUMBER, -1.5, 0, -2, 2),
        pointwise(UnaryKernel.DIVIDE_NUMBER, -1.5, 0, -2, 2));
  }

  private static Example pointwise(
      UnaryKernel kernel, double a, double b, double low, double high) {
    return new Example(new Pointwise(kernel, a, b), low, high, shape(3, 7));
  }
}
