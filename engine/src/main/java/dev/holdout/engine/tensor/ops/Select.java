package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.View;

/**
 * Value: a view of one index of a dimension, which disappears. Gradient: the same place of zeros.
 *
 * @param dim the dimension
 * @param index the index, counted from the front
 */
public record Select(int dim, int index) implements View {

  /**
   * One index of a dimension of a shape; negative ones count from the end.
   *
   * @throws DimensionException where there is no such index
   */
  public static Select of(String op, int[] shape, int dim, int index) {
    int size = shape.length == 0 ? 0 : shape[dim];
    if (size == 0) {
      throw new DimensionException(
          "%s: index %d of shape %s, which has nothing at dimension %d; check that it is not empty, or unsqueeze it first"
              .formatted(op, index, Shape.text(shape), dim));
    }
    if (index < -size || index >= size) {
      throw new DimensionException(
          "%s: index %d is out of bounds for dimension %d with size %d of shape %s; use %d to %d"
              .formatted(op, index, dim, size, Shape.text(shape), -size, size - 1));
    }
    return new Select(dim, index < 0 ? index + size : index);
  }

  @Override
  public String name() {
    return "select";
  }

  @Override
  public boolean isPart() {
    return true;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(new Embed(this, in[0].sizes()), gradient)};
  }

  @Override
  public Strided of(Strided data) {
    int[] shape = new int[data.rank() - 1];
    int[] strides = new int[shape.length];
    for (int d = 0; d < shape.length; d++) {
      shape[d] = data.shape()[d < dim ? d : d + 1];
      strides[d] = data.strides()[d < dim ? d : d + 1];
    }
    int offset = data.offset() + index * data.strides()[dim];
    return new Strided(data.storage(), offset, shape, strides);
  }
}
