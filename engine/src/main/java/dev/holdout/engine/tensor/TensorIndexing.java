package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.ops.Gather;
import dev.holdout.engine.tensor.ops.Pick;
import dev.holdout.engine.tensor.ops.Put;
import dev.holdout.engine.tensor.ops.Scatter;
import java.util.Arrays;

/**
 * Picking elements out and putting them in, by slice expression, index and mask. Every method gives
 * a new tensor and leaves this one as it is; what writes into it is in {@link TensorPlacements}.
 * Where several values arrive at one place they are added in one order, row-major over the indices.
 * Negative dimensions count from the end; so do negative indices of slice expressions, but not
 * those of {@link #gather} and its kin.
 */
public sealed interface TensorIndexing permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * What a slice expression names, as PyTorch's {@code x[…]}: a view where it holds whole numbers
   * and ranges only, else a copy.
   *
   * @param places see {@link Index}; dimensions not named are taken whole
   * @throws dev.holdout.engine.shape.DimensionException where an index does not exist
   */
  default Tensor get(Index... places) {
    return new Indexed("get", self(), places).get();
  }

  /**
   * A copy with other values at the places of a slice expression, as if after PyTorch's {@code x[…]
   * = values}. Of values for one place the last stands.
   *
   * @param values which broadcast to the places, of this kind of dtype or a narrower
   */
  default Tensor put(Tensor values, Index... places) {
    return new Indexed("put", self(), places).put(values, false);
  }

  /**
   * A copy with one number at the places of a slice expression; {@link
   * TensorPlacements#setInPlace(double, Index...)} writes into this one.
   *
   * @throws DTypeException if this dtype cannot hold the number
   */
  default Tensor put(double value, Index... places) {
    return put(PlainNumber.in("put", self().dtype(), value), places);
  }

  /** As {@link #put(double, Index...)}; exact in integers. */
  default Tensor put(long value, Index... places) {
    return put(PlainNumber.in("put", self().dtype(), value), places);
  }

  /**
   * A copy with values added at the places of a slice expression: all of those for one place;
   * PyTorch's {@code index_put(…, accumulate=True)}.
   */
  default Tensor putAdd(Tensor values, Index... places) {
    return new Indexed("putAdd", self(), places).put(values, true);
  }

  /**
   * Some indices of a dimension, in the order given; one may come several times.
   *
   * @param index one dimension, or one value; I64 or I32, none negative
   */
  default Tensor indexSelect(int dim, Tensor index) {
    Tensor x = lifted(self());
    int d = Shape.dimension(dim, x.rank(), "indexSelect");
    Tensor list = list("indexSelect", index);
    if (self().rank() == 0 && list.numel() != 1) {
      throw new ShapeException(
          "indexSelect: %d indices of a single value; pass 1, or unsqueeze it first"
              .formatted(list.numel()));
    }
    Tensor picked = Autograd.apply(new Pick(new int[] {d}, d, false), x, list);
    return self().rank() == 0 ? picked.reshape().noView() : picked;
  }

  /**
   * A copy to which slices of a source are added: slice i at index[i] of the dimension.
   *
   * @param index one dimension, or one value; I64 or I32, none negative
   * @param source of this dtype and shape, but as long as the index in the dimension
   */
  default Tensor indexAdd(int dim, Tensor index, Tensor source) {
    return indexAdd(dim, index, source, 1L);
  }

  /** As {@link #indexAdd(int, Tensor, Tensor)}, alpha times the source. */
  default Tensor indexAdd(int dim, Tensor index, Tensor source, double alpha) {
    return added(dim, index, source, source.mul(alpha));
  }

  /** As {@link #indexAdd(int, Tensor, Tensor)}, alpha times the source. */
  default Tensor indexAdd(int dim, Tensor index, Tensor source, long alpha) {
    return added(dim, index, source, alpha == 1 ? source : source.mul(alpha));
  }

  private Tensor added(int dim, Tensor index, Tensor source, Tensor scaled) {
    Tensor x = lifted(self());
    int d = Shape.dimension(dim, x.rank(), "indexAdd");
    Tensor list = list("indexAdd", index);
    checkDtype("indexAdd", source);
    int[] wanted = x.shape();
    wanted[d] = (int) list.numel();
    if (!Arrays.equals(lifted(source).sizes(), wanted)) {
      throw new ShapeException(
          "indexAdd: the source is %s, but %d indices of dimension %d of shape %s need %s; give one slice an index"
              .formatted(
                  Shape.text(source.sizes()),
                  list.numel(),
                  d,
                  Shape.text(self().sizes()),
                  Shape.text(wanted)));
    }
    Tensor slices = lifted(scaled).to(x.dtype());
    Tensor sum = Autograd.apply(new Put(new int[] {d}, d, false, true), x, slices, list);
    return self().rank() == 0 ? sum.reshape().noView() : sum;
  }

  /**
   * {@code out[i, j, …] = x[i, index[i, j, …], …]}, the index standing in dimension dim.
   *
   * @param index I64 or I32, none negative, of as many dimensions; in all others no larger
   */
  default Tensor gather(int dim, Tensor index) {
    Tensor x = lifted(self());
    int d = Shape.dimension(dim, self().rank(), "gather");
    Tensor places = fitting("gather", index, x, d);
    return Autograd.apply(new Gather(d), x, places).reshape(index.sizes()).noView();
  }

  /**
   * A copy in which {@code out[i, index[i, j, …], …] = source[i, j, …]}, the index standing in
   * dimension dim. Of elements for one place the last stands.
   *
   * @param index I64 or I32, none negative, of as many dimensions; in all others no larger
   * @param source of this dtype, no smaller than the index; what is beyond it is not used
   */
  default Tensor scatter(int dim, Tensor index, Tensor source) {
    return scattered("scatter", dim, index, source, false);
  }

  /**
   * As {@link #scatter(int, Tensor, Tensor)} with one number.
   *
   * @throws DTypeException if this dtype cannot hold the number
   */
  default Tensor scatter(int dim, Tensor index, double value) {
    Tensor source = PlainNumber.in("scatter", self().dtype(), value);
    return scattered("scatter", dim, index, source.expand(index.sizes()), false);
  }

  /** As {@link #scatter(int, Tensor, double)}; exact in integers. */
  default Tensor scatter(int dim, Tensor index, long value) {
    Tensor source = PlainNumber.in("scatter", self().dtype(), value);
    return scattered("scatter", dim, index, source.expand(index.sizes()), false);
  }

  /** As {@link #scatter(int, Tensor, Tensor)}, but all elements for one place are added to it. */
  default Tensor scatterAdd(int dim, Tensor index, Tensor source) {
    return scattered("scatterAdd", dim, index, source, true);
  }

  private Tensor scattered(String op, int dim, Tensor index, Tensor source, boolean add) {
    Tensor x = lifted(self());
    int d = Shape.dimension(dim, self().rank(), op);
    checkDtype(op, source);
    Tensor places = fitting(op, index, x, d);
    Tensor used = lifted(source);
    boolean fits = used.rank() == places.rank();
    for (int i = 0; fits && i < used.rank(); i++) {
      fits = places.sizes()[i] <= used.sizes()[i];
    }
    if (!fits && places.numel() > 0) {
      throw new ShapeException(
          "%s: the index is %s, the source is %s and the tensor is %s (along dimension %d); the source must have as many dimensions as the index and be no smaller in any"
              .formatted(
                  op,
                  Shape.text(index.sizes()),
                  Shape.text(source.sizes()),
                  Shape.text(self().sizes()),
                  d));
    }
    if (!fits) {
      return self().copy();
    }
    for (int i = 0; i < used.rank(); i++) {
      if (used.sizes()[i] != places.sizes()[i]) {
        used = used.narrow(i, 0, places.sizes()[i]);
      }
    }
    return Autograd.apply(new Scatter(d, add), x, used, places).reshape(self().sizes()).noView();
  }

  /**
   * {@link #gather} with broadcasting: this and the index meet in one shape in all other
   * dimensions. Fits what argmax with keepdim and argsort give.
   */
  default Tensor takeAlongDim(Tensor index, int dim) {
    Tensor x = self();
    int d = Shape.dimension(dim, x.rank(), "takeAlongDim");
    if (x.rank() != index.rank()) {
      throw new ShapeException(
          "takeAlongDim: the tensor is %s, of %d dimensions, and the index is %s, of %d; both need as many, so unsqueeze one"
              .formatted(Shape.text(x.sizes()), x.rank(), Shape.text(index.sizes()), index.rank()));
    }
    if (x.rank() == 0) {
      return gather(0, index);
    }
    int[] others = x.shape();
    others[d] = 1;
    int[] otherIndices = index.shape();
    otherIndices[d] = 1;
    int[] from = Broadcast.common(others, otherIndices, "takeAlongDim").clone();
    int[] to = from.clone();
    from[d] = x.sizes()[d];
    to[d] = index.sizes()[d];
    return x.expand(from).gather(d, index.expand(to));
  }

  /** As {@link #takeAlongDim(Tensor, int)} of this and the index in one dimension. */
  default Tensor takeAlongDim(Tensor index) {
    return self().flatten().gather(0, index.flatten());
  }

  /**
   * A copy with one number where the mask is true; the mask broadcasts.
   *
   * @param mask of dtype BOOL
   * @throws DTypeException if the mask is not, or this dtype cannot hold the number: -1e9 is beyond
   *     float16, where negative infinity does
   */
  default Tensor maskedFill(Tensor mask, double value) {
    checkMask("maskedFill", mask);
    return PlainNumber.in("maskedFill", self().dtype(), value).where(mask, self());
  }

  /** As {@link #maskedFill(Tensor, double)}; exact in integers. */
  default Tensor maskedFill(Tensor mask, long value) {
    checkMask("maskedFill", mask);
    return PlainNumber.in("maskedFill", self().dtype(), value).where(mask, self());
  }

  /** The elements where the mask is true, as one dimension; both broadcast. */
  default Tensor maskedSelect(Tensor mask) {
    checkMask("maskedSelect", mask);
    int[] shape = Broadcast.common(self().sizes(), mask.sizes(), "maskedSelect");
    Tensor picked = self().expand(shape).get(Index.mask(mask.expand(shape)));
    return shape.length == 0 ? picked.reshape(-1).noView() : picked;
  }

  /** The indices of the elements that are not 0, row-major: I64 [count, rank]. */
  default Tensor nonzero() {
    Tensor mask = self().detach().to(DType.BOOL);
    int count = mask.backend().countTrue(mask.data());
    Tensor out = Tensor.allocate(DType.I64, count, self().rank());
    mask.backend().nonzero(mask.data(), out.data());
    return out;
  }

  private static Tensor lifted(Tensor x) {
    return x.rank() == 0 ? x.reshape(1) : x;
  }

  /** Indices of a whole dimension, checked. */
  private static Tensor list(String op, Tensor index) {
    checkIndex(op, index);
    if (index.rank() > 1) {
      throw new ShapeException(
          "%s: the index has shape %s; it must have one dimension, so flatten it, or use get with index(…)"
              .formatted(op, Shape.text(index.sizes())));
    }
    return lifted(index);
  }

  private static void checkIndex(String op, Tensor index) {
    if (index.dtype() != DType.I64 && index.dtype() != DType.I32) {
      throw new DTypeException(
          "%s: the index of shape %s is %s, but must be int64 or int32; use to(I64)"
              .formatted(op, Shape.text(index.sizes()), index.dtype().torchName()));
    }
  }

  private void checkDtype(String op, Tensor source) {
    if (source.dtype() != self().dtype()) {
      throw new DTypeException(
          "%s: the tensor is %s and the source is %s; both must be equal, so convert one with to(%s)"
              .formatted(
                  op, self().dtype().torchName(), source.dtype().torchName(), self().dtype()));
    }
  }

  private static void checkMask(String op, Tensor mask) {
    if (mask.dtype() != DType.BOOL) {
      throw new DTypeException(
          "%s: the mask of shape %s is %s, but must be bool; compare first, as in x.gt(0)"
              .formatted(op, Shape.text(mask.sizes()), mask.dtype().torchName()));
    }
  }

  /** An index beside a tensor, checked. */
  private static Tensor fitting(String op, Tensor index, Tensor x, int dim) {
    checkIndex(op, index);
    Tensor places = lifted(index);
    if (index.numel() == 0) {
      return places;
    }
    if (places.rank() != x.rank()) {
      throw new ShapeException(
          "%s: the index is %s, of %d dimensions, and the tensor is %s, of %d; both need as many, so unsqueeze or expand one"
              .formatted(
                  op, Shape.text(index.sizes()), index.rank(), Shape.text(x.sizes()), x.rank()));
    }
    for (int d = 0; d < x.rank(); d++) {
      if (d != dim && places.sizes()[d] > x.sizes()[d]) {
        throw new ShapeException(
            "%s: the index is %s and the tensor is %s; at dimension %d the index must be no larger, as everywhere but in dimension %d, so narrow it"
                .formatted(op, Shape.text(index.sizes()), Shape.text(x.sizes()), d, dim));
      }
    }
    return places;
  }
}
