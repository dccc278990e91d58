package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.util.Arrays;

/** Dimensions that a reduction is asked for: resolved, counted, and dropped from the result. */
final class Dims {

  private Dims() {}

  /** All of a tensor. */
  static int[] every(Tensor x) {
    int[] dims = new int[x.rank()];
    for (int d = 0; d < dims.length; d++) {
      dims[d] = d;
    }
    return dims;
  }

  /**
   * Counted from the front, in ascending order; all where none is given, as in PyTorch.
   *
   * @throws ShapeException where one is given twice
   */
  static int[] sorted(Tensor x, int[] dims, String op) {
    int rank = x.rank();
    if (dims.length == 0) {
      return every(x);
    }
    int[] result = new int[dims.length];
    for (int i = 0; i < dims.length; i++) {
      result[i] = Shape.dimension(dims[i], rank, op);
    }
    Arrays.sort(result);
    for (int i = 1; i < result.length; i++) {
      if (result[i] == result[i - 1]) {
        throw new ShapeException(
            "%s: dimension %d appears multiple times in %s; name each once"
                .formatted(op, result[i], Arrays.toString(dims)));
      }
    }
    return rank == 0 ? Shape.scalar() : result;
  }

  /** Elements that become one. */
  static long count(Tensor x, int[] dims) {
    long count = 1;
    for (int d : dims) {
      count *= x.sizes()[d];
    }
    return count;
  }

  /** Without the dimensions that were reduced to size 1, unless they are to stay. */
  static Tensor dropped(Tensor kept, int[] gone, boolean keepdim) {
    if (keepdim || gone.length == 0) {
      return kept;
    }
    int[] shape = new int[kept.rank() - gone.length];
    int next = 0;
    int place = 0;
    for (int d = 0; d < kept.rank(); d++) {
      if (next < gone.length && gone[next] == d) {
        next++;
      } else {
        shape[place++] = kept.sizes()[d];
      }
    }
    return kept.reshape(shape).noView(); // PyTorch's reductions give no views
  }
}
