package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.View;

/**
 * Value: a view that repeats sizes of 1. Gradient: summed over what was repeated.
 *
 * @param shape sizes of the result
 */
public record Expand(int[] shape) implements View {

  /**
   * Replaces -1 by the size that is there.
   *
   * @throws ShapeException where a size is neither kept nor repeated from 1
   */
  public static int[] resolve(int[] from, int[] wanted) {
    int[] shape = wanted.clone();
    int shift = wanted.length - from.length;
    if (shift < 0) {
      throw new ShapeException(
          "expand: shape %s has %d dimensions and %s asks for %d; name at least as many, -1 keeps a size"
              .formatted(Shape.text(from), from.length, Shape.text(wanted), wanted.length));
    }
    for (int d = 0; d < shape.length; d++) {
      int there = d < shift ? 1 : from[d - shift];
      boolean keeps = d >= shift && shape[d] == -1;
      if (shape[d] < 0 && !keeps) {
        throw new ShapeException(
            "expand: size %d of dimension %d in %s for shape %s; a size is 0 or more, and -1 keeps one that is there"
                .formatted(shape[d], d, Shape.text(wanted), Shape.text(from)));
      }
      shape[d] = keeps ? there : shape[d];
      if (shape[d] != there && there != 1) {
        throw new ShapeException(
            "expand: shape %s cannot be repeated to %s; size %d of dimension %d in the result meets %d, and only sizes of 1 repeat, so unsqueeze or repeat"
                .formatted(Shape.text(from), Shape.text(wanted), shape[d], d, there));
      }
    }
    return shape;
  }

  @Override
  public String name() {
    return "expand";
  }

  @Override
  public boolean overlaps() {
    return true;
  }

  @Override
  public Strided of(Strided data) {
    int[] strides = Broadcast.strides(data.shape(), data.strides(), shape);
    return new Strided(data.storage(), data.offset(), shape, strides);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(new Collapse(in[0].sizes()), gradient)};
  }
}
