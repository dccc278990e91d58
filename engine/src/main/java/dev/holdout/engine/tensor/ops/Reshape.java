package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the same elements, row-major, in another shape; a view where strides allow it. Gradient:
 * reshaped back.
 *
 * @param shape sizes of the result, none negative
 */
public record Reshape(int[] shape) implements Op {

  /**
   * Replaces one -1 by what is left.
   *
   * @throws ShapeException where the sizes do not hold as many elements, or leave more than one
   *     open
   */
  public static int[] resolve(int[] from, int[] wanted, String op) {
    int[] shape = wanted.clone();
    int open = -1;
    long known = 1;
    boolean possible = true;
    for (int d = 0; d < shape.length; d++) {
      if (shape[d] == -1 && open == -1) {
        open = d;
      } else {
        possible &= shape[d] >= 0;
        known = Math.min(Integer.MAX_VALUE, known * Math.max(0, shape[d]));
      }
    }
    int count = Shape.count(from);
    if (possible && open >= 0 && known > 0 && count % known == 0) {
      shape[open] = (int) (count / known);
      known = count;
      open = -1;
    }
    if (!possible || open >= 0 || known != count) {
      throw new ShapeException(
          "%s: shape %s is invalid for %s, which has %d elements; give sizes whose product is %d, only one dimension may be left open with -1"
              .formatted(op, Shape.text(wanted), Shape.text(from), count, count));
    }
    return shape;
  }

  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public Tensor value(Tensor... in) {
    Strided data = in[0].data();
    int[] strides = Shape.stridesAs(data.shape(), data.strides(), shape);
    if (strides != null) {
      return Tensor.over(new Strided(data.storage(), data.offset(), shape, strides));
    }
    Tensor copy = new Copy().value(in);
    return Tensor.over(Strided.rowMajor(copy.data().storage(), shape));
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {gradient.reshape(in[0].sizes())};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
