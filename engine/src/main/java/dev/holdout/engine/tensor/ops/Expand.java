package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: a view that repeats sizes of 1. Gradient: summed over what was repeated.
 *
 * @param shape sizes of the result
 */
public record Expand(int[] shape) implements Op {

  /** Replaces -1 by the size that is there. */
  public static int[] resolve(int[] from, int[] wanted) {
    int[] shape = wanted.clone();
    int shift = wanted.length - from.length;
    for (int d = Math.max(0, shift); d < shape.length; d++) {
      if (shape[d] == -1) {
        shape[d] = from[d - shift];
      }
    }
    if (!Broadcast.fits(from, shape)) {
      throw new IllegalArgumentException(
          "expand: shape %s cannot be repeated to %s; counted from the right, only sizes of 1 repeat"
              .formatted(Shape.text(from), Shape.text(wanted)));
    }
    return shape;
  }

  @Override
  public String name() {
    return "expand";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Tensor.over(Elementwise.spread(in[0], shape));
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {gradient.sumTo(in[0].sizes())};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
