package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Tensor;

/** Where in memory indices point to: shifts in elements, for the primitives that pick and put. */
final class Places {

  private Places() {}

  /** target += values, in row-major order; the target's elements may meet. */
  static void add(Strided values, Strided target) {
    int[] shape = new int[values.rank() + 1];
    int[] strides = new int[shape.length];
    shape[0] = 1;
    System.arraycopy(values.shape(), 0, shape, 1, values.rank());
    System.arraycopy(values.strides(), 0, strides, 1, values.rank());
    Strided one = new Strided(values.storage(), values.offset(), shape, strides);
    Tensor start = Tensor.allocate(DType.I32, 1);
    start.backend().put(one, start.data(), true, target);
  }

  /**
   * One place an element of the indices, which have one shape: index k counts dimension dims[k].
   *
   * @param fromEnd whether negative indices count from the end; else there may be none
   */
  static Strided of(String op, Strided x, int[] dims, boolean fromEnd, Tensor... indices) {
    int[] shape = indices[0].sizes();
    Strided places = Tensor.allocate(DType.I32, shape).data();
    for (int k = 0; k < dims.length; k++) {
      int size = x.shape()[dims[k]];
      int lowest = fromEnd ? -size : 0;
      int[] along = new int[shape.length];
      int step = x.strides()[dims[k]];
      int outside =
          indices[k].backend().places(indices[k].data(), size, lowest, step, along, places);
      check(op, indices[k], outside, dims[k], x, lowest);
    }
    return places;
  }

  /** One place an element of the index: its own place in x, but the index in dimension dim. */
  static Strided beside(String op, Strided x, int dim, Tensor index) {
    Strided places = Tensor.allocate(DType.I32, index.sizes()).data();
    int[] along = x.strides().clone();
    along[dim] = 0;
    int outside =
        index.backend().places(index.data(), x.shape()[dim], 0, x.strides()[dim], along, places);
    check(op, index, outside, dim, x, 0);
    return places;
  }

  private static void check(String op, Tensor index, int outside, int dim, Strided x, int lowest) {
    if (outside < 0) {
      return;
    }
    long entry = index.detach().reshape(-1).toLongArray()[outside];
    int size = x.shape()[dim];
    throw new DimensionException(
        "%s: index %d is out of bounds for dimension %d with size %d of shape %s; use %d to %d"
            .formatted(op, entry, dim, size, Shape.text(x.shape()), lowest, size - 1));
  }
}
