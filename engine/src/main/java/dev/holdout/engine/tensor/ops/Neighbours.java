package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/** A tensor moved by one along a dimension, with a number in the place that becomes free. */
final class Neighbours {

  private Neighbours() {}

  /** Element i is x's element i - 1; the first is the number. */
  static Tensor previous(Tensor x, int dim, double first) {
    return Tensor.cat(List.of(edge(x, dim, first), x.narrow(dim, 0, x.size(dim) - 1)), dim);
  }

  /** Element i is x's element i + 1; the last is the number. */
  static Tensor next(Tensor x, int dim, double last) {
    return Tensor.cat(List.of(x.narrow(dim, 1, x.size(dim) - 1), edge(x, dim, last)), dim);
  }

  /** The one before in the direction in which a scan runs. */
  static Tensor before(Tensor x, int dim, boolean backwards, double first) {
    return backwards ? next(x, dim, first) : previous(x, dim, first);
  }

  /** The one after in the direction in which a scan runs. */
  static Tensor after(Tensor x, int dim, boolean backwards, double last) {
    return backwards ? previous(x, dim, last) : next(x, dim, last);
  }

  private static Tensor edge(Tensor x, int dim, double value) {
    int[] shape = x.shape();
    shape[dim] = 1;
    return Tensor.full(x.dtype(), value, shape);
  }
}
