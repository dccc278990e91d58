package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * One operation to try.
 *
 * @param op the operation
 * @param low lowest value of an input, where the operation is smooth from here
 * @param high highest value of an input
 * @param shapes one shape for each input that has a gradient; they come first
 * @param fixed inputs without a gradient, such as indices and masks; they come last
 */
public record Example(Op op, double low, double high, List<int[]> shapes, List<Tensor> fixed) {

  public Example(Op op, double low, double high, int[]... shapes) {
    this(op, low, high, List.of(shapes), List.of());
  }

  /** The same with indices, masks and the like behind the inputs. */
  public Example with(Tensor... others) {
    return new Example(op, low, high, shapes, List.of(others));
  }

  /** Sizes. */
  public static int[] shape(int... sizes) {
    return sizes;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(op.name());
    for (int[] shape : shapes) {
      text.append(' ').append(Shape.text(shape));
    }
    return text.append(' ').append(op.getClass().getSimpleName()).toString();
  }
}
