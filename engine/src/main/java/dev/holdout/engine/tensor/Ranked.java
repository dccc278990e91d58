package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Ranking;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.ops.Extreme;

/**
 * Numbers picked along a dimension, and where they stood. The gradient of a value goes to the place
 * it was picked from.
 *
 * @param values what was picked
 * @param indices its places along the dimension, in I64, of the same shape
 */
public record Ranked(Tensor values, Tensor indices) {

  /** What a ranking picks, with size 1 along the dimension where that is one number. */
  static Ranked of(Ranking kind, String op, Tensor x, int dim) {
    int d = Shape.dimension(dim, x.rank(), op);
    if (x.rank() == 0) {
      Ranked line = of(kind, op, x.reshape(1), 0);
      return new Ranked(line.values.reshape().noView(), line.indices.reshape().noView());
    }
    return at(d, x, places(kind, op, x, d));
  }

  /** The first of an order along a dimension, of a tensor with dimensions. */
  static Ranked first(Ranking order, int count, Tensor x, int dim) {
    int[] shape = x.shape();
    shape[dim] = count;
    return at(dim, x, places(order, x, dim, shape));
  }

  private static Ranked at(int dim, Tensor x, Tensor indices) {
    return new Ranked(x.gather(dim, indices), indices);
  }

  /** The places only; dim counted from the front, of a tensor with dimensions. */
  static Tensor places(Ranking kind, String op, Tensor x, int dim) {
    int[] shape = x.shape();
    if (kind.single()) {
      Extreme.checkNotEmpty(op, x, dim);
      shape[dim] = 1;
    }
    return places(kind, x, dim, shape);
  }

  private static Tensor places(Ranking kind, Tensor x, int dim, int[] shape) {
    Tensor indices = Tensor.allocate(DType.I64, shape);
    x.backend().rank(kind, dim, x.data(), indices.data());
    return indices;
  }

  /** Without a dimension of size 1. */
  Ranked squeezed(int dim) {
    return new Ranked(values.squeeze(dim).noView(), indices.squeeze(dim).noView());
  }

  @Override
  public String toString() {
    return new PartsText("Ranked").with("values", values).with("indices", indices).toString();
  }
}
