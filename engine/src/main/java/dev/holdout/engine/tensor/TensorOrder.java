package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Ranking;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.ops.Median;
import java.util.stream.DoubleStream;

/**
 * Places by the order of numbers: the largest and the smallest, medians and quantiles, sorting, the
 * distinct ones. A NaN is above every number, -0 equals 0, and equal numbers keep their order, so
 * that every result is the same on any machine.
 */
public sealed interface TensorOrder permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /** The place of the first of the largest, counted row-major over all; NaN is the largest. */
  default Tensor argmax() {
    return self().flatten().argmax(0, false);
  }

  /** The first place of the largest along a dimension, which leaves. */
  default Tensor argmax(int dim) {
    return argmax(dim, false);
  }

  /** The first place of the largest along a dimension, in I64; not of truth values. */
  default Tensor argmax(int dim, boolean keepdim) {
    return place(Ranking.LARGEST, "argmax", dim, keepdim);
  }

  /** The place of the first of the smallest, counted row-major over all; NaN is the smallest. */
  default Tensor argmin() {
    return self().flatten().argmin(0, false);
  }

  /** The first place of the smallest along a dimension, which leaves. */
  default Tensor argmin(int dim) {
    return argmin(dim, false);
  }

  /** The first place of the smallest along a dimension, in I64; not of truth values. */
  default Tensor argmin(int dim, boolean keepdim) {
    return place(Ranking.SMALLEST, "argmin", dim, keepdim);
  }

  private Tensor place(Ranking kind, String op, int dim, boolean keepdim) {
    if (self().dtype() == DType.BOOL) {
      throw new DTypeException(
          op + ": the tensor is bool, and truth values are not ranked; convert with x.to(I64)");
    }
    Tensor x = self().detach();
    int d = Shape.dimension(dim, x.rank(), op);
    if (x.rank() == 0) {
      return Tensor.zeros(DType.I64);
    }
    Tensor places = Ranked.places(kind, op, x, d);
    return keepdim ? places : places.squeeze(d).noView();
  }

  /** The largest along a dimension, which leaves, with its first place. */
  default Ranked max(int dim) {
    return max(dim, false);
  }

  /** The largest along a dimension with its first place, to which the whole gradient goes. */
  default Ranked max(int dim, boolean keepdim) {
    return picked(Ranking.LARGEST, "max", dim, keepdim);
  }

  /** The smallest along a dimension, which leaves, with its first place. */
  default Ranked min(int dim) {
    return min(dim, false);
  }

  /** The smallest along a dimension with its first place, to which the whole gradient goes. */
  default Ranked min(int dim, boolean keepdim) {
    return picked(Ranking.SMALLEST, "min", dim, keepdim);
  }

  /**
   * The middle one of all, the lower of two; NaN if there is one, or nothing. Equal ones share the
   * gradient.
   *
   * @throws DTypeException for truth values
   */
  default Tensor median() {
    checkNumbers("median");
    if (!self().dtype().isFloating()) {
      return self().flatten().median(0, false).values();
    }
    return Autograd.apply(new Median(), self());
  }

  /** The middle one along a dimension, which leaves, with its place. */
  default Ranked median(int dim) {
    return median(dim, false);
  }

  /**
   * The middle one along a dimension, the lower of two, with its place; NaN if there is one.
   *
   * @throws DTypeException for truth values
   */
  default Ranked median(int dim, boolean keepdim) {
    checkNumbers("median");
    return picked(Ranking.MEDIAN, "median", dim, keepdim);
  }

  private Ranked picked(Ranking kind, String op, int dim, boolean keepdim) {
    Ranked found = Ranked.of(kind, op, self(), dim);
    boolean stays = keepdim || self().rank() == 0;
    return stays ? found : found.squeezed(Shape.dimension(dim, self().rank(), op));
  }

  /** The k-th smallest of the last dimension, which leaves, k counted from 1, with its place. */
  default Ranked kthvalue(int k) {
    return kthvalue(k, -1, false);
  }

  /** The k-th smallest along a dimension, k counted from 1, with its place. */
  default Ranked kthvalue(int k, int dim, boolean keepdim) {
    checkCount("kthvalue", k, 1, dim);
    if (self().rank() == 0) {
      return sort(dim, false);
    }
    int d = Shape.dimension(dim, self().rank(), "kthvalue");
    Ranked first = Ranked.first(Ranking.ASCENDING, k, self(), d);
    Ranked found =
        new Ranked(first.values().narrow(d, k - 1, 1), first.indices().narrow(d, k - 1, 1));
    return keepdim ? found : found.squeezed(d);
  }

  /**
   * The k largest or smallest along a dimension, the best first, with their places.
   *
   * @throws DimensionException if there are fewer than k
   */
  default Ranked topk(int k, int dim, boolean largest) {
    checkNumbers("topk");
    checkCount("topk", k, 0, dim);
    if (self().rank() == 0) {
      return sort(dim, largest);
    }
    Ranking order = largest ? Ranking.DESCENDING : Ranking.ASCENDING;
    return Ranked.first(order, k, self(), Shape.dimension(dim, self().rank(), "topk"));
  }

  /** The k largest along a dimension, the largest first, with their places. */
  default Ranked topk(int k, int dim) {
    return topk(k, dim, true);
  }

  /** The k largest of the last dimension, the largest first, with their places. */
  default Ranked topk(int k) {
    return topk(k, -1, true);
  }

  /** Sorted along the last dimension, ascending, with the places they came from. */
  default Ranked sort() {
    return sort(-1, false);
  }

  /** Sorted along a dimension, ascending, with the places they came from. */
  default Ranked sort(int dim) {
    return sort(dim, false);
  }

  /** Sorted along a dimension, with the places they came from; equal numbers keep their order. */
  default Ranked sort(int dim, boolean descending) {
    Ranking kind = descending ? Ranking.DESCENDING : Ranking.ASCENDING;
    return Ranked.of(kind, "sort", self(), dim);
  }

  /** The places in ascending order along the last dimension, in I64. */
  default Tensor argsort() {
    return argsort(-1, false);
  }

  /** The places in ascending order along a dimension, in I64. */
  default Tensor argsort(int dim) {
    return argsort(dim, false);
  }

  /** The places in sorted order along a dimension, in I64; equal numbers keep their order. */
  default Tensor argsort(int dim, boolean descending) {
    Tensor x = self().detach();
    int d = Shape.dimension(dim, x.rank(), "argsort");
    Ranking kind = descending ? Ranking.DESCENDING : Ranking.ASCENDING;
    return x.rank() == 0 ? Tensor.zeros(DType.I64) : Ranked.places(kind, "argsort", x, d);
  }

  /** The quantile of all elements; {@link #quantile(double, int, boolean)}. */
  default Tensor quantile(double q) {
    return self().flatten().quantile(q, 0, false);
  }

  /** As {@link #quantile(double, int, boolean)}; the dimension leaves. */
  default Tensor quantile(double q, int dim) {
    return quantile(q, dim, false);
  }

  /**
   * The number below which a share q lies along a dimension, on a straight line between the two
   * nearest; NaN where one is. F32 and F64 only.
   *
   * @param q 0 (the smallest) to 1 (the largest)
   */
  default Tensor quantile(double q, int dim, boolean keepdim) {
    return Quantile.of(Precision.full(self()), q, dim, keepdim);
  }

  /** Several quantiles, one behind the other along a new first dimension. */
  default Tensor quantile(double[] q, int dim, boolean keepdim) {
    return Tensor.stack(
        DoubleStream.of(q).mapToObj(share -> quantile(share, dim, keepdim)).toList(), 0);
  }

  /** The distinct numbers of all elements in ascending order; each NaN counts as one. */
  default Tensor unique() {
    return Distinct.unique(self().detach());
  }

  /**
   * How often each of 0, 1, 2, … occurs in a row of integers, in I64; at least so many counts.
   *
   * @throws dev.holdout.engine.shape.ShapeException unless it has one dimension
   */
  default Tensor bincount(int minLength) {
    return Distinct.bincount(self(), minLength);
  }

  /**
   * For each value the place in this ascending row at which it would be inserted: before equal
   * ones, or behind them. In I64, of the values' shape. With more dimensions, each line of values
   * is looked up in the line of this of the same leading index.
   *
   * @param right whether behind equal ones
   */
  default Tensor searchsorted(Tensor values, boolean right) {
    return Distinct.searchsorted(self().detach(), values.detach(), right);
  }

  private void checkNumbers(String op) {
    if (self().dtype() == DType.BOOL) {
      throw new DTypeException(
          "%s: the tensor is bool, whose values are only two; count them, or convert with x.to(I64)"
              .formatted(op));
    }
  }

  private void checkCount(String op, int k, int lowest, int dim) {
    int rank = self().rank();
    int size = rank == 0 ? 1 : self().sizes()[Shape.dimension(dim, rank, op)];
    if (k < lowest || k > size) {
      throw new DimensionException(
          "%s: k is %d, but dimension %d of shape %s has %d elements; choose k from %d to %d"
              .formatted(op, k, dim, Shape.text(self().sizes()), size, lowest, size));
    }
  }
}
