package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.ops.Concatenate;
import dev.holdout.engine.tensor.ops.Copy;
import dev.holdout.engine.tensor.ops.Expand;
import dev.holdout.engine.tensor.ops.Permute;
import dev.holdout.engine.tensor.ops.Reshape;
import dev.holdout.engine.tensor.ops.Slice;
import java.util.Arrays;
import java.util.List;

/**
 * Other looks at the same memory. All are views, except {@link #contiguous}, {@link #reshape} where
 * the strides do not allow one, {@link #cat} and {@link #stack}.
 */
public sealed interface TensorViews permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /** Swaps two dimensions. */
  default Tensor transpose(int dim0, int dim1) {
    int rank = self().rank();
    int first = Shape.dimension(dim0, rank, "transpose");
    int second = Shape.dimension(dim1, rank, "transpose");
    if (first == second) {
      return self();
    }
    int[] order = new int[rank];
    for (int d = 0; d < rank; d++) {
      order[d] = d == first ? second : d == second ? first : d;
    }
    return Autograd.apply(new Permute(order), self());
  }

  /** Dimension d of the result is dimension dims[d] of this. */
  default Tensor permute(int... dims) {
    int[] order = dims.clone();
    for (int d = 0; d < order.length; d++) {
      order[d] = Shape.dimension(order[d], self().rank(), "permute");
    }
    return Autograd.apply(new Permute(order), self());
  }

  /** Another shape of as many elements, one size may be -1; a view where strides allow it. */
  default Tensor reshape(int... shape) {
    return Autograd.apply(new Reshape(Reshape.resolve(self().sizes(), shape, "reshape")), self());
  }

  /**
   * Another shape over the same memory.
   *
   * @throws IllegalArgumentException where the strides do not allow it; use reshape, which copies
   */
  default Tensor view(int... shape) {
    Tensor x = self();
    int[] wanted = Reshape.resolve(x.sizes(), shape, "view");
    if (Shape.stridesAs(x.sizes(), x.data().strides(), wanted) == null) {
      throw new IllegalArgumentException(
          "view: shape %s with strides %s cannot be seen as %s without a copy; use reshape"
              .formatted(
                  Shape.text(x.sizes()), Shape.text(x.data().strides()), Shape.text(wanted)));
    }
    return Autograd.apply(new Reshape(wanted), x);
  }

  /** Repeats sizes of 1 without memory, aligned from the right; -1 keeps a size. */
  default Tensor expand(int... shape) {
    return Autograd.apply(new Expand(Expand.resolve(self().sizes(), shape)), self());
  }

  /** {@code length} indices of a dimension from {@code start} on. */
  default Tensor narrow(int dim, int start, int length) {
    int d = Shape.dimension(dim, self().rank(), "narrow");
    int from = start < 0 ? start + self().size(d) : start;
    Slice.check("narrow", self().sizes(), d, from, length, 1);
    return Autograd.apply(new Slice(d, from, length, 1), self());
  }

  /**
   * Indices start, start + step, … below stop, as Python's {@code x[start:stop:step]}: negative
   * ones count from the end, those beyond the end mean the end.
   *
   * @param step above 0
   */
  default Tensor slice(int dim, int start, int stop, int step) {
    int size = self().size(dim);
    int d = Shape.dimension(dim, self().rank(), "slice");
    int from = Math.clamp(start < 0 ? (long) start + size : start, 0, size);
    int to = Math.clamp(stop < 0 ? (long) stop + size : stop, from, size);
    int length = step < 1 ? 0 : (int) (((long) to - from + step - 1) / step);
    Slice.check("slice", self().sizes(), d, length == 0 ? 0 : from, length, step);
    return Autograd.apply(new Slice(d, length == 0 ? 0 : from, length, step), self());
  }

  /** One index of a dimension, which disappears. */
  default Tensor select(int dim, int index) {
    int d = Shape.dimension(dim, self().rank(), "select");
    int size = self().rank() == 0 ? 0 : self().sizes()[d];
    if (index < -size || index >= size) {
      throw new IndexOutOfBoundsException(
          "select: index %d of dimension %d of shape %s; use %d to %d"
              .formatted(index, d, Shape.text(self().sizes()), -size, size - 1));
    }
    return narrow(d, index, 1).squeeze(d);
  }

  /** Drops a dimension of size 1; others stay. */
  default Tensor squeeze(int dim) {
    Tensor x = self();
    int d = Shape.dimension(dim, x.rank(), "squeeze");
    if (x.rank() == 0 || x.sizes()[d] != 1) {
      return x;
    }
    int[] shape = new int[x.rank() - 1];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = x.sizes()[i < d ? i : i + 1];
    }
    return Autograd.apply(new Reshape(shape), x);
  }

  /** Drops those of the given dimensions that have size 1. */
  default Tensor squeeze(int[] dims) {
    int rank = self().rank();
    boolean[] given = new boolean[rank];
    for (int dim : dims) {
      given[Shape.dimension(dim, rank, "squeeze")] = true;
    }
    Tensor x = self();
    for (int d = rank - 1; d >= 0; d--) {
      x = given[d] ? x.squeeze(d) : x;
    }
    return x;
  }

  /** Drops every dimension of size 1. */
  default Tensor squeeze() {
    int[] shape = Arrays.stream(self().sizes()).filter(size -> size != 1).toArray();
    return shape.length == self().rank() ? self() : Autograd.apply(new Reshape(shape), self());
  }

  /** Inserts a dimension of size 1 at a place. */
  default Tensor unsqueeze(int dim) {
    Tensor x = self();
    int d = Shape.dimension(dim, x.rank() + 1, "unsqueeze");
    int[] shape = new int[x.rank() + 1];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = i == d ? 1 : x.sizes()[i < d ? i : i - 1];
    }
    return Autograd.apply(new Reshape(shape), x);
  }

  /** Itself where it lies row-major, else a copy that does. */
  default Tensor contiguous() {
    return self().isContiguous() ? self() : copy();
  }

  /** A row-major copy; PyTorch's clone. */
  default Tensor copy() {
    return Autograd.apply(new Copy(), self());
  }

  /** Tensors behind each other along a dimension they have. */
  static Tensor cat(List<Tensor> parts, int dim) {
    return Concatenate.of(parts, dim);
  }

  /** Tensors of one shape behind each other along a new dimension. */
  static Tensor stack(List<Tensor> parts, int dim) {
    for (Tensor part : parts) {
      if (!Arrays.equals(part.sizes(), parts.getFirst().sizes())) {
        throw new IllegalArgumentException(
            "stack: shapes %s and %s differ; all must be equal, so reshape one or use cat"
                .formatted(Shape.text(parts.getFirst().sizes()), Shape.text(part.sizes())));
      }
    }
    return Concatenate.of(parts.stream().map(part -> part.unsqueeze(dim)).toList(), dim);
  }
}
