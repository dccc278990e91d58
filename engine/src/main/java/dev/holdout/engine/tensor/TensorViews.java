package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.ops.Copy;
import dev.holdout.engine.tensor.ops.Diagonal;
import dev.holdout.engine.tensor.ops.Expand;
import dev.holdout.engine.tensor.ops.NewAxis;
import dev.holdout.engine.tensor.ops.Permute;
import dev.holdout.engine.tensor.ops.Reshape;
import dev.holdout.engine.tensor.ops.Select;
import dev.holdout.engine.tensor.ops.Slice;
import dev.holdout.engine.tensor.ops.Unfold;
import java.util.Arrays;

/**
 * Other looks at the same memory, which share its count of writes; several at once are in {@link
 * TensorParts}. All are views, except {@link #copy}, and {@link #contiguous}, {@link #reshape} and
 * {@link #flatten} where the strides do not allow one. Negative dimensions count from the end.
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
    int[] order = new int[rank];
    for (int d = 0; d < rank; d++) {
      order[d] = d == first ? second : d == second ? first : d;
    }
    return Autograd.apply(new Permute(order), self());
  }

  /** As {@link #transpose}; NumPy's name for it. */
  default Tensor swapaxes(int axis0, int axis1) {
    return transpose(axis0, axis1);
  }

  /**
   * A matrix with rows and columns swapped; less than two dimensions stay as they are.
   *
   * @throws ShapeException of more than two dimensions; use mT, or transpose
   */
  default Tensor t() {
    if (self().rank() > 2) {
      throw new ShapeException(
          "t: the shape is %s, of %d dimensions; t takes at most 2, so use mT() for the last two, or transpose"
              .formatted(Shape.text(self().sizes()), self().rank()));
    }
    return self().rank() < 2 ? self() : transpose(0, 1);
  }

  /**
   * The last two dimensions swapped: matrices, one by one.
   *
   * @throws ShapeException of less than two dimensions
   */
  default Tensor mT() {
    if (self().rank() < 2) {
      throw new ShapeException(
          "mT: the shape is %s, of %d dimensions; a matrix has 2, so unsqueeze it"
              .formatted(Shape.text(self().sizes()), self().rank()));
    }
    return transpose(-2, -1);
  }

  /** Dimension d of the result is dimension dims[d] of this. */
  default Tensor permute(int... dims) {
    int[] order = dims.clone();
    for (int d = 0; d < order.length; d++) {
      order[d] = Shape.dimension(order[d], self().rank(), "permute");
    }
    return Autograd.apply(new Permute(order), self());
  }

  /** Moves one dimension to another place; the others keep their order. */
  default Tensor movedim(int source, int destination) {
    return movedim(new int[] {source}, new int[] {destination});
  }

  /**
   * Moves dimension source[i] to place destination[i]; the others keep their order.
   *
   * @throws ShapeException if the lists are not equally long, or name a dimension twice
   */
  default Tensor movedim(int[] source, int[] destination) {
    int rank = self().rank();
    if (source.length != destination.length) {
      throw new ShapeException(
          "movedim: %d sources %s and %d destinations %s; name one place for each dimension"
              .formatted(
                  source.length, Shape.text(source), destination.length, Shape.text(destination)));
    }
    int[] order = new int[rank];
    Arrays.fill(order, -1);
    boolean[] moved = new boolean[Math.max(1, rank)];
    for (int i = 0; i < source.length; i++) {
      int from = Shape.dimension(source[i], rank, "movedim");
      int to = Shape.dimension(destination[i], rank, "movedim");
      if (moved[from] || (rank > 0 && order[to] >= 0)) {
        throw new ShapeException(
            "movedim: from %s to %s of shape %s names a dimension twice; name each once"
                .formatted(
                    Shape.text(source), Shape.text(destination), Shape.text(self().sizes())));
      }
      moved[from] = true;
      if (rank > 0) {
        order[to] = from;
      }
    }
    int next = 0;
    for (int d = 0; d < rank; d++) {
      if (order[d] < 0) {
        while (moved[next]) next++;
        order[d] = next++;
      }
    }
    return Autograd.apply(new Permute(order), self());
  }

  /** Another shape of as many elements, one size may be -1; a view where strides allow it. */
  default Tensor reshape(int... shape) {
    return Autograd.apply(new Reshape(Reshape.resolve(self().sizes(), shape, "reshape")), self());
  }

  /**
   * Another shape over the same memory, one size may be -1.
   *
   * @throws ShapeException where the strides do not allow it; use reshape, which copies
   */
  default Tensor view(int... shape) {
    Tensor x = self();
    int[] wanted = Reshape.resolve(x.sizes(), shape, "view");
    if (Shape.stridesAs(x.sizes(), x.data().strides(), wanted) == null) {
      throw new ShapeException(
          "view: shape %s with strides %s cannot be seen as size %s without a copy; use reshape, which copies where it must"
              .formatted(
                  Shape.text(x.sizes()), Shape.text(x.data().strides()), Shape.text(wanted)));
    }
    return Autograd.apply(new Reshape(wanted), x);
  }

  /** Joins all dimensions to one. */
  default Tensor flatten() {
    return flatten(0, -1);
  }

  /** As {@link #flatten()}; NumPy's name for it. */
  default Tensor ravel() {
    return flatten();
  }

  /**
   * Joins the dimensions from one to another, both included; a single value gets one dimension.
   * Itself where there is but one to join.
   */
  default Tensor flatten(int startDim, int endDim) {
    int[] sizes = self().sizes();
    int start = Shape.dimension(startDim, sizes.length, "flatten");
    int end = Shape.dimension(endDim, sizes.length, "flatten");
    if (start > end) {
      throw new DimensionException(
          "flatten: start dimension %d comes after end dimension %d of shape %s; pass the earlier one first"
              .formatted(start, end, Shape.text(sizes)));
    }
    if (sizes.length == 0) {
      return reshape(1);
    }
    if (start == end) {
      return self();
    }
    int[] shape = new int[sizes.length - (end - start)];
    System.arraycopy(sizes, 0, shape, 0, start);
    shape[start] = Shape.count(Arrays.copyOfRange(sizes, start, end + 1));
    System.arraycopy(sizes, end + 1, shape, start + 1, sizes.length - end - 1);
    return Autograd.apply(new Reshape(shape), self());
  }

  /** Splits a dimension into several sizes, one of which may be -1. */
  default Tensor unflatten(int dim, int... sizes) {
    int[] old = self().sizes();
    int d = Shape.dimension(dim, old.length, "unflatten");
    int size = self().size(dim);
    int[] parts = Reshape.resolve(new int[] {size}, sizes, "unflatten of dimension " + d);
    int[] shape = new int[old.length - 1 + parts.length];
    System.arraycopy(old, 0, shape, 0, d);
    System.arraycopy(parts, 0, shape, d, parts.length);
    System.arraycopy(old, d + 1, shape, d + parts.length, old.length - d - 1);
    return view(shape);
  }

  /** Repeats sizes of 1 without memory, aligned from the right; -1 keeps a size. */
  default Tensor expand(int... shape) {
    return Autograd.apply(new Expand(Expand.resolve(self().sizes(), shape)), self());
  }

  /** As {@link #expand}; PyTorch's other name for it. */
  default Tensor broadcastTo(int... shape) {
    return expand(shape);
  }

  /**
   * {@code length} indices of a dimension from {@code start} on.
   *
   * @param start from -size, counted from the end, to size
   * @throws DimensionException where the dimension does not hold them
   */
  default Tensor narrow(int dim, int start, int length) {
    int size = self().size(dim);
    int d = Shape.dimension(dim, self().rank(), "narrow");
    int from = start < 0 ? start + size : start;
    if (from < 0 || length < 0 || from > size - length) {
      throw new DimensionException(
          "narrow: start %d and length %d of dimension %d of shape %s; start must be in [%d, %d], and start + length at most its size %d"
              .formatted(start, length, d, Shape.text(self().sizes()), -size, size, size));
    }
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
    return Autograd.apply(Slice.of(d, size, start, stop, step), self());
  }

  /**
   * One index of a dimension, which disappears.
   *
   * @throws DimensionException where there is no such index
   */
  default Tensor select(int dim, int index) {
    int d = Shape.dimension(dim, self().rank(), "select");
    return Autograd.apply(Select.of("select", self().sizes(), d, index), self());
  }

  /** Drops a dimension of size 1; others stay. */
  default Tensor squeeze(int dim) {
    return squeeze(new int[] {dim});
  }

  /** Drops those of the given dimensions that have size 1. */
  default Tensor squeeze(int[] dims) {
    int[] sizes = self().sizes();
    boolean[] given = new boolean[Math.max(1, sizes.length)];
    for (int dim : dims) {
      given[Shape.dimension(dim, sizes.length, "squeeze")] = true;
    }
    int[] shape = new int[sizes.length];
    int rank = 0;
    for (int d = 0; d < sizes.length; d++) {
      if (!given[d] || sizes[d] != 1) {
        shape[rank++] = sizes[d];
      }
    }
    return Autograd.apply(new Reshape(Arrays.copyOf(shape, rank)), self());
  }

  /** Drops every dimension of size 1. */
  default Tensor squeeze() {
    int[] shape = Arrays.stream(self().sizes()).filter(size -> size != 1).toArray();
    return Autograd.apply(new Reshape(shape), self());
  }

  /** Inserts a dimension of size 1 at a place. */
  default Tensor unsqueeze(int dim) {
    int d = Shape.dimension(dim, self().rank() + 1, "unsqueeze");
    return Autograd.apply(new NewAxis(d), self());
  }

  /**
   * Windows of a dimension: it counts windows now, and the places within one are a new last
   * dimension.
   *
   * @param size of a window, 0 to the size of the dimension
   * @param step from the start of a window to the next, above 0
   */
  default Tensor unfold(int dim, int size, int step) {
    int[] sizes = self().sizes();
    int d = Shape.dimension(dim, sizes.length, "unfold");
    int room = sizes.length == 0 ? 1 : sizes[d];
    if (size < 0 || size > room || step < 1) {
      throw new ShapeException(
          "unfold: windows of size %d, step %d over dimension %d of shape %s; its size is %d, so use a size of 0 to %d and a step of 1 or more"
              .formatted(size, step, d, Shape.text(sizes), room, room));
    }
    return sizes.length == 0
        ? reshape(1).narrow(0, 0, size)
        : Autograd.apply(new Unfold(d, size, step), self());
  }

  /** The main diagonal of the first two dimensions. */
  default Tensor diagonal() {
    return diagonal(0, 0, 1);
  }

  /**
   * The elements (i, i + offset) of two dimensions, which leave; the diagonal is the last dimension
   * of the result.
   *
   * @param offset to the right of the main diagonal; below it where negative
   */
  default Tensor diagonal(int offset, int dim1, int dim2) {
    int rank = self().rank();
    int rows = Shape.dimension(dim1, rank, "diagonal");
    int columns = Shape.dimension(dim2, rank, "diagonal");
    if (rows == columns) {
      throw new DimensionException(
          "diagonal: dimensions %d and %d of shape %s are one; name two that differ"
              .formatted(dim1, dim2, Shape.text(self().sizes())));
    }
    return Autograd.apply(new Diagonal(offset, rows, columns), self());
  }

  /** Itself where it lies row-major, else a copy that does. */
  default Tensor contiguous() {
    return self().isContiguous() ? self() : copy();
  }

  /** A row-major copy; PyTorch's clone. */
  default Tensor copy() {
    return Autograd.apply(new Copy(), self());
  }
}
