package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.ops.Diagonal;
import dev.holdout.engine.tensor.ops.Embed;
import dev.holdout.engine.tensor.ops.Flip;
import dev.holdout.engine.tensor.ops.Place;
import dev.holdout.engine.tensor.ops.Slice;
import dev.holdout.engine.tensor.ops.Triangle;
import dev.holdout.engine.tensor.ops.WriteInto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same elements in another order, repeated, or with others around them. Every method gives a
 * new tensor. Negative dimensions count from the end.
 */
public sealed interface TensorRearrangement permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /** Counts dimensions from their end. */
  default Tensor flip(int... dims) {
    int rank = self().rank();
    int[] found = new int[dims.length];
    boolean[] seen = new boolean[Math.max(1, rank)];
    for (int i = 0; i < dims.length; i++) {
      found[i] = Shape.dimension(dims[i], rank, "flip");
      if (seen[found[i]]) {
        throw new ShapeException(
            "flip: dimension %d stands in %s twice, for shape %s; name each once"
                .formatted(dims[i], Shape.text(dims), Shape.text(self().sizes())));
      }
      seen[found[i]] = true;
    }
    return rank == 0 ? self().copy() : Autograd.apply(new Flip(found), self());
  }

  /** Moves every element by so many places; the last ones come round to the front. */
  default Tensor roll(int shift, int dim) {
    return roll(new int[] {shift}, new int[] {dim});
  }

  /**
   * Moves along several dimensions, one after the other.
   *
   * @param dims one a shift; without any, the elements are rolled as if they stood in one dimension
   */
  default Tensor roll(int[] shifts, int[] dims) {
    if (dims.length == 0 && shifts.length == 1) {
      return self().reshape(-1).roll(shifts[0], 0).reshape(self().sizes()).noView();
    }
    if (shifts.length != dims.length) {
      throw new ShapeException(
          "roll: %d shifts %s and %d dimensions %s; give one shift a dimension"
              .formatted(shifts.length, Shape.text(shifts), dims.length, Shape.text(dims)));
    }
    Tensor x = self();
    for (int i = 0; i < dims.length; i++) {
      int d = Shape.dimension(dims[i], x.rank(), "roll");
      int size = x.size(d);
      int by = size == 0 ? 0 : Math.floorMod(shifts[i], size);
      if (by != 0) {
        x = Tensor.cat(List.of(x.narrow(d, size - by, by), x.narrow(d, 0, size - by)), d);
      }
    }
    return x == self() ? x.copy() : x;
  }

  /**
   * The whole tensor so many times along each dimension; PyTorch's repeat.
   *
   * @param repeats 0 or more for each dimension; those too many stand for new dimensions in front
   */
  default Tensor repeat(int... repeats) {
    int[] sizes = self().sizes();
    int extra = repeats.length - sizes.length;
    if (extra < 0 || Arrays.stream(repeats).anyMatch(n -> n < 0)) {
      throw new ShapeException(
          "repeat: %s for shape %s; give a number of 0 or more for each of its %d dimensions, or more of them"
              .formatted(Shape.text(repeats), Shape.text(sizes), sizes.length));
    }
    int[] apart = new int[2 * repeats.length];
    int[] spread = new int[2 * repeats.length];
    int[] shape = new int[repeats.length];
    for (int d = 0; d < repeats.length; d++) {
      int size = d < extra ? 1 : sizes[d - extra];
      apart[2 * d] = 1;
      apart[2 * d + 1] = size;
      spread[2 * d] = repeats[d];
      spread[2 * d + 1] = size;
      shape[d] = repeats[d] * size;
    }
    return self().reshape(apart).expand(spread).copy().reshape(shape).noView();
  }

  /**
   * As {@link #repeat}, but numbers that are too few stand for the last dimensions, as in NumPy.
   *
   * @param repeats 0 or more each
   */
  default Tensor tile(int... repeats) {
    int[] all = new int[Math.max(repeats.length, self().rank())];
    Arrays.fill(all, 1);
    System.arraycopy(repeats, 0, all, all.length - repeats.length, repeats.length);
    return repeat(all);
  }

  /** Every index of a dimension so many times. */
  default Tensor repeatInterleave(int repeats, int dim) {
    Tensor x = self().rank() == 0 ? self().reshape(1) : self();
    int d = Shape.dimension(dim, x.rank(), "repeatInterleave");
    if (repeats < 0) {
      throw new ShapeException(
          "repeatInterleave: %d repeats of dimension %d of shape %s; give 0 or more"
              .formatted(repeats, d, Shape.text(x.sizes())));
    }
    int[] spread = x.unsqueeze(d + 1).shape();
    spread[d + 1] = repeats;
    int[] shape = x.shape();
    shape[d] *= repeats;
    return x.unsqueeze(d + 1).expand(spread).copy().reshape(shape);
  }

  /** Index i of a dimension repeats[i] times. */
  default Tensor repeatInterleave(int[] repeats, int dim) {
    int size = self().size(dim);
    if (repeats.length == 1 && size != 1) {
      return repeatInterleave(repeats[0], dim);
    }
    if (repeats.length != size || Arrays.stream(repeats).anyMatch(n -> n < 0)) {
      throw new ShapeException(
          "repeatInterleave: %s for dimension %d of shape %s; give a number of 0 or more for each of its %d indices"
              .formatted(Shape.text(repeats), dim, Shape.text(self().sizes()), size));
    }
    long[] indices = new long[Arrays.stream(repeats).sum()];
    int at = 0;
    for (int i = 0; i < repeats.length; i++) {
      Arrays.fill(indices, at, at + repeats[i], i);
      at += repeats[i];
    }
    return self().indexSelect(dim, Tensor.of(indices));
  }

  /**
   * The lower triangle of the last two dimensions, 0 elsewhere.
   *
   * @param diagonal the last one kept: 0 the main one, above it where positive
   */
  default Tensor tril(int diagonal) {
    return triangle("tril", diagonal, false);
  }

  /**
   * The upper triangle of the last two dimensions, 0 elsewhere.
   *
   * @param diagonal the first one kept: 0 the main one, above it where positive
   */
  default Tensor triu(int diagonal) {
    return triangle("triu", diagonal, true);
  }

  private Tensor triangle(String op, int diagonal, boolean upper) {
    Tensor x = self();
    if (x.rank() < 2) {
      throw new ShapeException(
          "%s: the shape is %s; a triangle needs 2 dimensions or more, so unsqueeze it"
              .formatted(op, Shape.text(x.sizes())));
    }
    return Autograd.apply(new Triangle(diagonal, upper), x);
  }

  /** The last dimension as the main diagonal of two new last ones, 0 elsewhere. */
  default Tensor diagEmbed() {
    return diagEmbed(0, -2, -1);
  }

  /**
   * The last dimension as a diagonal of two new dimensions, 0 elsewhere.
   *
   * @param offset to the right of the main diagonal; below it where negative
   * @param dim1 of the rows in the result
   * @param dim2 of the columns in the result
   */
  default Tensor diagEmbed(int offset, int dim1, int dim2) {
    int rank = self().rank() + 1;
    int rows = Shape.dimension(dim1, rank, "diagEmbed");
    int columns = Shape.dimension(dim2, rank, "diagEmbed");
    int length = self().size(-1);
    if (rows == columns) {
      throw new ShapeException(
          "diagEmbed: dimensions %d and %d of the result of shape %s are one; name two that differ"
              .formatted(dim1, dim2, Shape.text(self().sizes())));
    }
    int[] shape = new int[rank];
    int place = 0;
    for (int d = 0; d < rank; d++) {
      boolean side = d == rows || d == columns;
      shape[d] = side ? length + Math.abs(offset) : self().sizes()[place++];
    }
    return Autograd.apply(new Embed(new Diagonal(offset, rows, columns), shape), self());
  }

  /** Zeros before and after; see {@link #pad(int[], double)}. */
  default Tensor pad(int... widths) {
    return pad(widths, 0);
  }

  /**
   * One value before and after the elements of some dimensions.
   *
   * @param widths pairs (before, after), of the last dimension first, as in PyTorch; negative ones
   *     cut off
   * @throws DTypeException if this dtype cannot hold the value
   */
  default Tensor pad(int[] widths, double value) {
    return padded(widths, PlainNumber.in("pad", self().dtype(), value));
  }

  /** As {@link #pad(int[], double)}; exact in integers. */
  default Tensor pad(int[] widths, long value) {
    return padded(widths, PlainNumber.in("pad", self().dtype(), value));
  }

  private Tensor padded(int[] widths, Tensor value) {
    Tensor x = self();
    int[] shape = x.shape();
    if (widths.length % 2 != 0 || widths.length / 2 > x.rank()) {
      throw new ShapeException(
          "pad: %s for shape %s; give pairs (before, after) for at most its %d dimensions, the last one first"
              .formatted(Shape.text(widths), Shape.text(shape), x.rank()));
    }
    List<Op> places = new ArrayList<>();
    for (int i = 0; i < widths.length / 2; i++) {
      int d = x.rank() - 1 - i;
      int before = widths[2 * i];
      int after = widths[2 * i + 1];
      int cut = Math.max(0, -before);
      int kept = x.sizes()[d] - cut - Math.max(0, -after);
      if (kept < 0) {
        throw new ShapeException(
            "pad: (%d, %d) cuts more than dimension %d of shape %s has; cut at most %d"
                .formatted(before, after, d, Shape.text(self().sizes()), self().sizes()[d]));
      }
      x = kept == x.sizes()[d] ? x : x.narrow(d, cut, kept);
      shape[d] = kept + Math.max(0, before) + Math.max(0, after);
      places.add(new Slice(d, Math.max(0, before), kept, 1));
    }
    Place inside = Place.in(shape, places.toArray(Op[]::new));
    return Autograd.apply(new WriteInto(inside), value.expand(shape), x);
  }
}
