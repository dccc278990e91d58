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
      return new Ranked(line.values.reshape(), line.indices.reshape());
    }
    Tensor indices = places(kind, op, x, d);
    return new Ranked(x.gather(d, indices), indices);
  }

  /** The places only; dim counted from the front, of a tensor with dimensions. */
  static Tensor places(Ranking kind, String op, Tensor x, int dim) {
    int[] shape = x.shape();
    if (kind.single()) {
      Extreme.checkNotEmpty(op, x, dim);
      shape[dim] = 1;
    }
    Tensor indices = Tensor.allocate(DType.I64, shape);
    x.backend().rank(kind, dim, x.data(), indices.data());
    return indices;
  }

  /** The first of them along a dimension. */
  Ranked first(int dim, int count) {
    return new Ranked(
        values.narrow(dim, 0, count).contiguous(), indices.narrow(dim, 0, count).contiguous());
  }

  /** Without a dimension of size 1. */
  Ranked squeezed(int dim) {
    return new Ranked(values.squeeze(dim), indices.squeeze(dim));
  }
}
