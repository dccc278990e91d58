package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Op;
import java.util.List;

/**
 * Every operation there is, each with shapes and ranges it can be tried on. Laws walk this list.
 */
public final class OpCatalogue {

  /**
   * One operation to try.
   *
   * @param op the operation
   * @param low lowest value of an input, where the operation is smooth from here
   * @param high highest value of an input
   * @param shapes one shape an input
   */
  public record Example(Op op, double low, double high, int[]... shapes) {

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(op.name());
      for (int[] shape : shapes) {
        text.append(' ').append(Shape.text(shape));
      }
      return text.append(' ').append(op.getClass().getSimpleName()).toString();
    }
  }

  private OpCatalogue() {}

  /** The list, in reading order. */
  public static List<Example> all() {
    return List.of(
        // Functions of one number.
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
        pointwise(UnaryKernel.DIVIDE_NUMBER, -1.5, 0, -2, 2),
        // Two tensors, element by element; shapes that broadcast.
        new Example(new Add(), -2, 2, shape(3, 4), shape(3, 4)),
        new Example(new Add(), -2, 2, shape(3, 4), shape(4)),
        new Example(new Subtract(), -2, 2, shape(3, 1), shape(2, 1, 4)),
        new Example(new Multiply(), -2, 2, shape(3, 4), shape(3, 4)),
        new Example(new Multiply(), -2, 2, shape(2, 3, 4), shape(3, 1)),
        new Example(new Divide(), 0.5, 2, shape(3, 4), shape(1, 4)),
        new Example(new Divide(), 0.5, 2, shape(), shape(2, 3)),
        new Example(new Larger(), -2, 2, shape(3, 4), shape(4)),
        new Example(new Smaller(), -2, 2, shape(3, 4), shape(3, 1)),
        new Example(new Compare(Compare.Relation.GREATER), -2, 2, shape(3, 4), shape(4)),
        new Example(new Compare(Compare.Relation.EQUAL), -2, 2, shape(3, 4), shape(4)),
        // Many to one.
        new Example(new Sum(new int[] {0, 1}), -2, 2, shape(5, 4)),
        new Example(new Sum(new int[] {0}), -2, 2, shape(19, 3)),
        new Example(new Sum(new int[] {0, 2}), -2, 2, shape(2, 3, 4)),
        new Example(new Extreme(Reduction.MAXIMUM, new int[] {1}), -2, 2, shape(3, 5)),
        new Example(new Extreme(Reduction.MINIMUM, new int[] {0, 2}), -2, 2, shape(2, 3, 4)),
        // Products.
        new Example(new MatMul(), -2, 2, shape(3, 5), shape(5, 4)),
        new Example(new MatMul(), -2, 2, shape(2, 3, 5), shape(2, 5, 4)),
        new Example(new Linear(), -2, 2, shape(6, 5), shape(3, 5), shape(3)),
        new Example(new Linear(), -2, 2, shape(6, 5), shape(3, 5)),
        // The same numbers elsewhere.
        new Example(new Copy(), -2, 2, shape(3, 4)),
        new Example(new Cast(DType.F64), -2, 2, shape(3, 4)),
        new Example(new Permute(new int[] {2, 0, 1}), -2, 2, shape(2, 3, 4)),
        new Example(new Reshape(new int[] {2, 6}), -2, 2, shape(3, 4)),
        new Example(new Expand(new int[] {2, 3, 4}), -2, 2, shape(3, 1)),
        new Example(new Slice(1, 1, 2, 2), -2, 2, shape(3, 5)),
        new Example(new Embed(new Slice(1, 1, 2, 2), new int[] {3, 5}), -2, 2, shape(3, 2)),
        new Example(new Concatenate(1), -2, 2, shape(3, 2), shape(3, 1), shape(3, 4)));
  }

  private static Example pointwise(
      UnaryKernel kernel, double a, double b, double low, double high) {
    return new Example(new Pointwise(kernel, a, b), low, high, shape(3, 7));
  }

  private static int[] shape(int... sizes) {
    return sizes;
  }
}
