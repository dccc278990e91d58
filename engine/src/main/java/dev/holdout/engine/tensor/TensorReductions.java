package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.tensor.ops.Extreme;
import dev.holdout.engine.tensor.ops.LogSumExp;
import dev.holdout.engine.tensor.ops.Norm;
import dev.holdout.engine.tensor.ops.Prod;
import dev.holdout.engine.tensor.ops.Scale;
import dev.holdout.engine.tensor.ops.Sum;
import dev.holdout.engine.tensor.ops.Variance;

/**
 * Many numbers to one: sums, products, means, variances, extremes, norms, over all or over some
 * dimensions. Negative dimensions count from the end; an empty list means all. The order of every
 * sum is written at {@code Backend.reduce}; numbers of 16 bits are summed in float32.
 */
public sealed interface TensorReductions permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /** Over all elements, to a single value; of integers and truth values in I64. */
  default Tensor sum() {
    return sum(Dims.every(self()), false);
  }

  /** The sum along one dimension, negative ones counted from the end. */
  default Tensor sum(int dim, boolean keepdim) {
    return sum(new int[] {dim}, keepdim);
  }

  /** Over several dimensions; of nothing 0. Integers and truth values give I64. */
  default Tensor sum(int[] dims, boolean keepdim) {
    return self().dtype() == DType.BOOL
        ? counted(self(), dims, keepdim, "sum")
        : summed(counting(), dims, keepdim);
  }

  /** As {@link #sum(int[], boolean)}, converted before: I32 stays I32 and wraps. */
  default Tensor sum(int[] dims, boolean keepdim, DType dtype) {
    return summed(self().to(dtype), dims, keepdim);
  }

  private static Tensor summed(Tensor x, int[] dims, boolean keepdim) {
    int[] gone = Dims.sorted(x, dims, "sum");
    return Dims.dropped(Autograd.apply(new Sum(gone), x), gone, keepdim);
  }

  /**
   * Over all elements; of nothing NaN.
   *
   * @throws DTypeException for integers and truth values; convert first: {@code x.to(F32).mean()}
   */
  default Tensor mean() {
    return mean(Dims.every(self()), false);
  }

  /** The mean along one dimension, negative ones counted from the end; floating dtypes only. */
  default Tensor mean(int dim, boolean keepdim) {
    return mean(new int[] {dim}, keepdim);
  }

  /** The sum over several dimensions by their count; numbers of 16 bits are rounded once. */
  default Tensor mean(int[] dims, boolean keepdim) {
    Tensor x = floating("mean");
    long count = Dims.count(x, resolved(dims, "mean"));
    return Scale.by(wide(x).sum(dims, keepdim), count).to(x.dtype());
  }

  /** As {@link #mean(int[], boolean)}, converted before. */
  default Tensor mean(int[] dims, boolean keepdim, DType dtype) {
    return self().to(dtype).mean(dims, keepdim);
  }

  /** The product of all elements; of nothing 1. Integers and truth values give I64. */
  default Tensor prod() {
    return prod(Dims.every(self()), false);
  }

  /** The product along one dimension, negative ones counted from the end. */
  default Tensor prod(int dim, boolean keepdim) {
    return prod(new int[] {dim}, keepdim);
  }

  /** The product over several dimensions; its gradient is right where elements are 0, too. */
  default Tensor prod(int[] dims, boolean keepdim) {
    int[] gone = Dims.sorted(self(), dims, "prod");
    return Dims.dropped(Autograd.apply(new Prod(gone), counting()), gone, keepdim);
  }

  /** Whether an element is true: not 0; a NaN is true, and of nothing it is false. In BOOL. */
  default Tensor any() {
    return any(Dims.every(self()), false);
  }

  /** Whether one is not 0 along a dimension, negative ones counted from the end. */
  default Tensor any(int dim, boolean keepdim) {
    return any(new int[] {dim}, keepdim);
  }

  /** Whether an element along the dimensions is true; without dimensions, of each by itself. */
  default Tensor any(int[] dims, boolean keepdim) {
    if (dims.length == 0) {
      return self().detach().ne(0L);
    }
    return counted(self().detach().ne(0L), dims, keepdim, "any").ne(0L);
  }

  /** Whether every element is true: not 0; of nothing true. In BOOL. */
  default Tensor all() {
    return all(Dims.every(self()), false);
  }

  /** Whether none is 0 along a dimension, negative ones counted from the end. */
  default Tensor all(int dim, boolean keepdim) {
    return all(new int[] {dim}, keepdim);
  }

  /** Whether every element along the dimensions is true; without dimensions, of each by itself. */
  default Tensor all(int[] dims, boolean keepdim) {
    if (dims.length == 0) {
      return self().detach().ne(0L);
    }
    return counted(self().detach().eq(0L), dims, keepdim, "all").eq(0L);
  }

  /** How many elements are not 0, in I64; a NaN counts. */
  default Tensor countNonzero() {
    return countNonzero(Dims.every(self()));
  }

  /** How many elements along the dimensions are not 0. */
  default Tensor countNonzero(int... dims) {
    return counted(self().detach().ne(0L), dims, false, "countNonzero");
  }

  private static Tensor counted(Tensor flags, int[] dims, boolean keepdim, String op) {
    int[] gone = Dims.sorted(flags, dims, op);
    return Dims.dropped(Sum.count(flags, gone), gone, keepdim);
  }

  /**
   * Variance over all elements.
   *
   * @param correction what is taken off the count: 1 for a sample, 0 for a population
   */
  default Tensor var(double correction) {
    return variance("var", Dims.every(self()), correction, false, false);
  }

  /** As {@link #var(int[], double, boolean)}, along one dimension, which leaves. */
  default Tensor var(int dim, double correction) {
    return var(new int[] {dim}, correction, false);
  }

  /**
   * The sum of squared deviations from the mean, over the count less the correction; NaN where that
   * is 0. Floating dtypes only. An empty list of dimensions means all; its gradient counts one
   * element, as PyTorch's does.
   */
  default Tensor var(int[] dims, double correction, boolean keepdim) {
    return variance("var", dims, correction, self().rank() > 0, keepdim);
  }

  private Tensor variance(
      String op, int[] dims, double correction, boolean named, boolean keepdim) {
    Tensor x = floating(op);
    int[] gone = resolved(dims, op);
    int[] given = named && dims.length == 0 ? dims : gone;
    boolean root = op.equals("std");
    Tensor kept = Autograd.apply(new Variance(given, correction, named, root), x);
    return Dims.dropped(kept, gone, keepdim);
  }

  /** Variance and mean in one call; of infinities both are NaN. */
  default VarianceMean varMean(int[] dims, double correction, boolean keepdim) {
    Tensor variance = variance("varMean", dims, correction, self().rank() > 0, keepdim);
    Tensor mean = mean(dims, keepdim);
    // As in PyTorch's one pass for both, an infinity has no mean beside a variance; slopes stay.
    return new VarianceMean(variance, mean.add(mean.detach().mul(0L)));
  }

  /**
   * Standard deviation over all elements: the root of {@link #var(double)}. Of equal values it is
   * 0, with gradient 0.
   */
  default Tensor std(double correction) {
    return variance("std", Dims.every(self()), correction, false, false);
  }

  /** As {@link #std(int[], double, boolean)}, along one dimension, which leaves. */
  default Tensor std(int dim, double correction) {
    return std(new int[] {dim}, correction, false);
  }

  /** The root of {@link #var(int[], double, boolean)}. */
  default Tensor std(int[] dims, double correction, boolean keepdim) {
    return variance("std", dims, correction, self().rank() > 0, keepdim);
  }

  /** The largest element, NaN if there is one; equal ones share the gradient. */
  default Tensor max() {
    int[] every = Dims.every(self());
    Tensor kept = Autograd.apply(new Extreme(Reduction.MAXIMUM, every, true), self());
    return Dims.dropped(kept, every, false);
  }

  /** The smallest element, NaN if there is one; equal ones share the gradient. */
  default Tensor min() {
    int[] every = Dims.every(self());
    Tensor kept = Autograd.apply(new Extreme(Reduction.MINIMUM, every, true), self());
    return Dims.dropped(kept, every, false);
  }

  /** The largest over a dimension; equal ones share the gradient. */
  default Tensor amax(int dim, boolean keepdim) {
    return amax(new int[] {dim}, keepdim);
  }

  /** The largest over several dimensions; equal ones share the gradient. */
  default Tensor amax(int[] dims, boolean keepdim) {
    return extreme(Reduction.MAXIMUM, dims, keepdim);
  }

  /** The smallest over a dimension; equal ones share the gradient. */
  default Tensor amin(int dim, boolean keepdim) {
    return amin(new int[] {dim}, keepdim);
  }

  /** The smallest over several dimensions; equal ones share the gradient. */
  default Tensor amin(int[] dims, boolean keepdim) {
    return extreme(Reduction.MINIMUM, dims, keepdim);
  }

  /** The smallest and the largest over all elements. */
  default MinMax aminmax() {
    return aminmax(Dims.every(self()), false);
  }

  /** The smallest and the largest over several dimensions. */
  default MinMax aminmax(int[] dims, boolean keepdim) {
    return new MinMax(amin(dims, keepdim), amax(dims, keepdim));
  }

  private Tensor extreme(Reduction kind, int[] dims, boolean keepdim) {
    String op = kind == Reduction.MAXIMUM ? "amax" : "amin";
    int[] gone = resolved(dims, op);
    Extreme.checkNotEmpty(op, self(), dims); // names them as they were given
    return Dims.dropped(Autograd.apply(new Extreme(kind, gone, false), self()), gone, keepdim);
  }

  /** The vector norm of all elements: {@link #norm(double, int[], boolean)}. */
  default Tensor norm(double p) {
    return norm(p, Dims.every(self()), false);
  }

  /** The Euclidean norm of all elements. */
  default Tensor norm() {
    return norm(2);
  }

  /**
   * The vector norm: the p-th root of the sum of |x|^p; for 0 how many are not 0, for infinity the
   * largest |x|, for minus infinity the smallest. Where a norm of p ≥ 1 is 0, so is its gradient.
   *
   * @throws DTypeException for integers and truth values
   */
  default Tensor norm(double p, int[] dims, boolean keepdim) {
    int[] gone = resolved(dims, "norm");
    return Dims.dropped(Autograd.apply(new Norm(p, gone), floating("norm")), gone, keepdim);
  }

  /** As {@link #logsumexp(int[], boolean)}, along one dimension. */
  default Tensor logsumexp(int dim, boolean keepdim) {
    return logsumexp(new int[] {dim}, keepdim);
  }

  /** log of the sum of e^x, without overflow on the way; of nothing minus infinity. */
  default Tensor logsumexp(int[] dims, boolean keepdim) {
    int[] gone = resolved(dims, "logsumexp");
    Tensor x = self().to(Promotion.floating(self().dtype()));
    return Dims.dropped(Autograd.apply(new LogSumExp(gone), x), gone, keepdim);
  }

  private int[] resolved(int[] dims, String op) {
    return Dims.sorted(self(), dims, op);
  }

  /** Itself, or in I64 where whole numbers are added up. */
  private Tensor counting() {
    return self().dtype().isFloating() ? self() : self().to(DType.I64);
  }

  /** Numbers of 16 bits in float32, so that what follows rounds once at the end. */
  private static Tensor wide(Tensor x) {
    return x.dtype().bytes() == 2 ? x.to(DType.F32) : x;
  }

  private Tensor floating(String op) {
    if (!self().dtype().isFloating()) {
      throw new DTypeException(
          "%s: the tensor is %s, and the result would need fractions; convert it first, as in x.to(F32).%s()"
              .formatted(op, self().dtype().torchName(), op));
    }
    return self();
  }
}
