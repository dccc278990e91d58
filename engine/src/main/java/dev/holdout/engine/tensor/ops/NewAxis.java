package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.View;

/**
 * Value: a view with one more dimension, of size 1. Gradient: without it.
 *
 * @param dim its place in the result, counted from the front
 */
public record NewAxis(int dim) implements View {

  @Override
  public String name() {
    return "unsqueeze";
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {gradient.select(dim, 0)};
  }

  @Override
  public Strided of(Strided data) {
    int[] shape = new int[data.rank() + 1];
    int[] strides = new int[shape.length];
    for (int d = 0; d < shape.length; d++) {
      shape[d] = d == dim ? 1 : data.shape()[d < dim ? d : d - 1];
      strides[d] = d == dim ? 1 : data.strides()[d < dim ? d : d - 1];
    }
    return new Strided(data.storage(), data.offset(), shape, strides);
  }
}
