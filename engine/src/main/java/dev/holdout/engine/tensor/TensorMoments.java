package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.tensor.ops.Scale;
import dev.holdout.engine.tensor.ops.Variance;

/**
 * Means, variances and standard deviations, over all or over some dimensions, of floating numbers.
 * An {@code int} is a dimension, as in PyTorch; negative ones count from the end. Variances are
 * those of a sample, over the count less 1; the longer forms take another correction, 0 for a
 * population.
 */
public sealed interface TensorMoments permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * Over all elements; of nothing NaN.
   *
   * @throws DTypeException for integers and truth values; convert first: {@code x.to(F32).mean()}
   */
  default Tensor mean() {
    return mean(Dims.every(self()), false);
  }

  /** The mean along one dimension or several, which leave; without any, over all. */
  default Tensor mean(int... dims) {
    return mean(dims, false);
  }

  /** The mean along one dimension, negative ones counted from the end; floating dtypes only. */
  default Tensor mean(int dim, boolean keepdim) {
    return mean(new int[] {dim}, keepdim);
  }

  /** The sum over several dimensions by their count; numbers of 16 bits are rounded once. */
  default Tensor mean(int[] dims, boolean keepdim) {
    Tensor x = Promotion.fractional("mean", self());
    long count = Dims.count(x, Dims.sorted(x, dims, "mean"));
    return Scale.by(wide(x).sum(dims, keepdim), count).to(x.dtype());
  }

  /** As {@link #mean(int[], boolean)}, converted before. */
  default Tensor mean(int[] dims, boolean keepdim, DType dtype) {
    return self().to(dtype).mean(dims, keepdim);
  }

  /** Variance over all elements, as of a sample; of a single one NaN. */
  default Tensor var() {
    return varCorrected(1);
  }

  /** Variance along one dimension or several, which leave, as of a sample. */
  default Tensor var(int... dims) {
    return var(dims, 1, false);
  }

  /** Variance along one dimension, as of a sample. */
  default Tensor var(int dim, boolean keepdim) {
    return var(new int[] {dim}, 1, keepdim);
  }

  /**
   * Variance over all elements; PyTorch's {@code var(correction=…)}.
   *
   * @param correction what is taken off the count: 1 for a sample, 0 for a population
   */
  default Tensor varCorrected(double correction) {
    return variance("var", Dims.every(self()), correction, false, false);
  }

  /**
   * The sum of squared deviations from the mean, over the count less the correction; NaN where that
   * is 0. An empty list of dimensions means all; its gradient counts one element, as PyTorch's
   * does.
   *
   * @throws DTypeException for integers and truth values
   */
  default Tensor var(int[] dims, double correction, boolean keepdim) {
    return variance("var", dims, correction, self().rank() > 0, keepdim);
  }

  private Tensor variance(
      String op, int[] dims, double correction, boolean named, boolean keepdim) {
    Tensor x = Promotion.fractional(op, self());
    int[] gone = Dims.sorted(x, dims, op);
    int[] given = named && dims.length == 0 ? dims : gone;
    boolean root = op.equals("std");
    Tensor kept = Autograd.apply(new Variance(given, correction, named, root), x);
    return Dims.dropped(kept, gone, keepdim);
  }

  /** Variance, as of a sample, and mean over all elements. */
  default VarianceMean varMean() {
    return new VarianceMean(variance("varMean", Dims.every(self()), 1, false, false), mean());
  }

  /** Variance, as of a sample, and mean along one dimension or several, which leave. */
  default VarianceMean varMean(int... dims) {
    return varMean(dims, 1, false);
  }

  /** Variance and mean in one call. */
  default VarianceMean varMean(int[] dims, double correction, boolean keepdim) {
    Tensor variance = variance("varMean", dims, correction, self().rank() > 0, keepdim);
    return new VarianceMean(variance, mean(dims, keepdim));
  }

  /** Standard deviation over all elements, as of a sample: the root of {@link #var()}. */
  default Tensor std() {
    return stdCorrected(1);
  }

  /** Standard deviation along one dimension or several, which leave, as of a sample. */
  default Tensor std(int... dims) {
    return std(dims, 1, false);
  }

  /** Standard deviation along one dimension, as of a sample. */
  default Tensor std(int dim, boolean keepdim) {
    return std(new int[] {dim}, 1, keepdim);
  }

  /**
   * Standard deviation over all elements: the root of {@link #varCorrected}. Of equal values it is
   * 0, with gradient 0.
   */
  default Tensor stdCorrected(double correction) {
    return variance("std", Dims.every(self()), correction, false, false);
  }

  /** The root of {@link #var(int[], double, boolean)}. */
  default Tensor std(int[] dims, double correction, boolean keepdim) {
    return variance("std", dims, correction, self().rank() > 0, keepdim);
  }

  /** Numbers of 16 bits in float32, so that what follows rounds once at the end. */
  private static Tensor wide(Tensor x) {
    return x.dtype().bytes() == 2 ? x.to(DType.F32) : x;
  }
}
