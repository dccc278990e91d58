package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.ops.Extreme;
import dev.holdout.engine.tensor.ops.LogSumExp;
import dev.holdout.engine.tensor.ops.Norm;
import dev.holdout.engine.tensor.ops.Prod;
import dev.holdout.engine.tensor.ops.Sum;

/**
 * Many numbers to one: sums, products, extremes, norms, over all or over some dimensions; means and
 * variances are in {@link TensorMoments}. Negative dimensions count from the end; an empty list
 * means all. The order of every sum is written at {@code Backend.reduce}; numbers of 16 bits are
 * summed in float32.
 */
public sealed interface TensorReductions permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /** Over all elements, to a single value; of integers and truth values in I64. */
  default Tensor sum() {
    return sum(Dims.every(self()), false);
  }

  /** The sum along one dimension or several, which leave; without any, over all. */
  default Tensor sum(int... dims) {
    return sum(dims, false);
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

  /**
   * As {@link #sum(int[], boolean)} over all or some dimensions, which leave; a NaN counts as 0.
   */
  default Tensor nansum(int... dims) {
    Tensor x = self();
    return x.dtype().isFloating()
        ? x.where(x.isnan().logicalNot(), Tensor.zeros(x.dtype())).sum(dims, false)
        : sum(dims, false);
  }

  private static Tensor summed(Tensor x, int[] dims, boolean keepdim) {
    int[] gone = Dims.sorted(x, dims, "sum");
    return Dims.dropped(Autograd.apply(new Sum(gone), x), gone, keepdim);
  }

  /** The product of all elements; of nothing 1. Integers and truth values give I64. */
  default Tensor prod() {
    return prod(Dims.every(self()), false);
  }

  /** The product along one dimension, which leaves. */
  default Tensor prod(int dim) {
    return prod(dim, false);
  }

  /** The product along one dimension, negative ones counted from the end. */
  default Tensor prod(int dim, boolean keepdim) {
    return prod(new int[] {dim}, keepdim);
  }

  /** The product over several dimensions; its gradient is right where elements are 0, too. */
  default Tensor prod(int[] dims, boolean keepdim) {
    int[] gone = Dims.sorted(self(), dims, "prod");
    Tensor factors = Precision.full(counting());
    return Dims.dropped(Autograd.apply(new Prod(gone), factors), gone, keepdim);
  }

  /** Whether an element is true: not 0; a NaN is true, and of nothing it is false. In BOOL. */
  default Tensor any() {
    return any(Dims.every(self()), false);
  }

  /** Whether one is not 0 along a dimension, which leaves. */
  default Tensor any(int dim) {
    return any(dim, false);
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

  /** Whether none is 0 along a dimension, which leaves. */
  default Tensor all(int dim) {
    return all(dim, false);
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

  /** The largest over one dimension or several, which leave; without any, over all. */
  default Tensor amax(int... dims) {
    return amax(dims, false);
  }

  /** The largest over a dimension; equal ones share the gradient. */
  default Tensor amax(int dim, boolean keepdim) {
    return amax(new int[] {dim}, keepdim);
  }

  /** The largest over several dimensions; equal ones share the gradient. */
  default Tensor amax(int[] dims, boolean keepdim) {
    return extreme(Reduction.MAXIMUM, dims, keepdim);
  }

  /** The smallest over one dimension or several, which leave; without any, over all. */
  default Tensor amin(int... dims) {
    return amin(dims, false);
  }

  /** The smallest over a dimension; equal ones share the gradient. */
  default Tensor amin(int dim, boolean keepdim) {
    return amin(new int[] {dim}, keepdim);
  }

  /** The smallest over several dimensions; equal ones share the gradient. */
  default Tensor amin(int[] dims, boolean keepdim) {
    return extreme(Reduction.MINIMUM, dims, keepdim);
  }

  /**
   * The smallest and the largest along one dimension or several, which leave; without any, over
   * all.
   */
  default MinMax aminmax(int... dims) {
    return aminmax(dims, false);
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

  /**
   * The vector norm of all elements: {@link #norm(double, int[], boolean)}. The number is p, as in
   * PyTorch: along a dimension it is {@code norm(2, dim)}.
   */
  default Tensor norm(double p) {
    return norm(p, Dims.every(self()), false);
  }

  /** The Euclidean norm of all elements. */
  default Tensor norm() {
    return norm(2);
  }

  /** As {@link #norm(double, int[], boolean)}, along one dimension, which leaves. */
  default Tensor norm(double p, int dim) {
    return norm(p, dim, false);
  }

  /** As {@link #norm(double, int[], boolean)}, along one dimension. */
  default Tensor norm(double p, int dim, boolean keepdim) {
    return norm(p, new int[] {dim}, keepdim);
  }

  /**
   * The vector norm: the p-th root of the sum of |x|^p; for 0 how many are not 0, for infinity the
   * largest |x|, for minus infinity the smallest. Where a norm of p ≥ 1 is 0, so is its gradient.
   *
   * @throws dev.holdout.engine.shape.DTypeException for integers and truth values
   */
  default Tensor norm(double p, int[] dims, boolean keepdim) {
    int[] gone = resolved(dims, "norm");
    return Dims.dropped(
        Autograd.apply(new Norm(p, gone), Promotion.fractional("norm", self())), gone, keepdim);
  }

  /**
   * As {@link #logsumexp(int[], boolean)}; the dimensions leave, and without any it is over all.
   */
  default Tensor logsumexp(int... dims) {
    return logsumexp(dims, false);
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
}
