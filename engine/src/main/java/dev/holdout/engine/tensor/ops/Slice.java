package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: a view of {@code length} indices of a dimension. Gradient: the same places of zeros.
 *
 * @param dim the dimension
 * @param start its first index
 * @param length how many
 * @param step from one to the next, above 0
 */
public record Slice(int dim, int start, int length, int step) implements Op {

  /** Checks that every index lies inside. */
  public static void check(String op, int[] shape, int dim, int start, int length, int step) {
    int size = shape.length == 0 ? 0 : shape[dim];
    if (shape.length == 0
        || step < 1
        || length < 0
        || start < 0
        || start > size
        || (length > 0 && start + (length - 1L) * step >= size)) {
      throw new IllegalArgumentException(
          "%s: start %d, length %d, step %d of dimension %d of shape %s; stay within its size %d, with a step of 1 or more"
              .formatted(op, start, length, step, dim, Shape.text(shape), size));
    }
  }

  @Override
  public String name() {
    return "slice";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Tensor.over(of(in[0].data()));
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(new Embed(this, in[0].sizes()), gradient)};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }

  Strided of(Strided data) {
    int[] shape = data.shape().clone();
    int[] strides = data.strides().clone();
    shape[dim] = length;
    int offset = data.offset() + start * strides[dim];
    strides[dim] *= step;
    return new Strided(data.storage(), offset, shape, strides);
  }
}
