package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.View;

/**
 * Value: a view whose dimension d is dimension order[d] of the input. Gradient: the inverse.
 *
 * @param order every dimension once
 */
public record Permute(int[] order) implements View {

  @Override
  public String name() {
    return "permute";
  }

  @Override
  public Strided of(Strided data) {
    int rank = data.rank();
    int[] shape = new int[order.length];
    int[] strides = new int[order.length];
    boolean[] seen = new boolean[rank];
    boolean every = order.length == rank;
    for (int d = 0; every && d < rank; d++) {
      every = !seen[order[d]];
      seen[order[d]] = true;
      shape[d] = data.shape()[order[d]];
      strides[d] = data.strides()[order[d]];
    }
    if (!every) {
      throw new ShapeException(
          "permute: the order %s names %d dimensions and shape %s has %d; name every dimension once"
              .formatted(Shape.text(order), order.length, Shape.text(data.shape()), rank));
    }
    return new Strided(data.storage(), data.offset(), shape, strides);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    int[] inverse = new int[order.length];
    for (int d = 0; d < order.length; d++) {
      inverse[order[d]] = d;
    }
    return new Tensor[] {gradient.permute(inverse)};
  }
}
