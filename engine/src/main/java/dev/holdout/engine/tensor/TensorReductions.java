package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.ops.Extreme;
import dev.holdout.engine.tensor.ops.Pointwise;
import dev.holdout.engine.tensor.ops.Sum;
import java.util.Arrays;

/** Many numbers to one: sums, means, variances, extremes, over all or over some dimensions. */
public sealed interface TensorReductions permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /** Over all elements, to a single value. */
  default Tensor sum() {
    return sum(every(), false);
  }

  default Tensor sum(int dim, boolean keepdim) {
    return sum(new int[] {dim}, keepdim);
  }

  /** Over several dimensions; negative ones count from the end. */
  default Tensor sum(int[] dims, boolean keepdim) {
    return squeezed(Autograd.apply(new Sum(sorted(dims, "sum")), self()), dims, keepdim, "sum");
  }

  default Tensor mean() {
    return mean(every(), false);
  }

  default Tensor mean(int dim, boolean keepdim) {
    return mean(new int[] {dim}, keepdim);
  }

  default Tensor mean(int[] dims, boolean keepdim) {
    return sum(dims, keepdim).div((double) reduced(dims));
  }

  /**
   * Variance over all elements.
   *
   * @param correction what is taken off the count: 1 for a sample, 0 for a population
   */
  default Tensor var(int correction) {
    return var(every(), correction, false);
  }

  default Tensor var(int dim, int correction) {
    return var(new int[] {dim}, correction, false);
  }

  /** The sum of squared deviations from the mean, over the count less the correction. */
  default Tensor var(int[] dims, int correction, boolean keepdim) {
    Tensor deviation = self().sub(mean(dims, true));
    double divisor = Math.max(0, reduced(dims) - correction);
    return deviation.square().sum(dims, keepdim).div(divisor);
  }

  /**
   * Standard deviation over all elements: the root of {@link #var(int)}. Of equal values it is 0,
   * with gradient 0.
   */
  default Tensor std(int correction) {
    return std(every(), correction, false);
  }

  default Tensor std(int[] dims, int correction, boolean keepdim) {
    return Autograd.apply(
        new Pointwise(UnaryKernel.SQUARE_ROOT, 1, 0), var(dims, correction, keepdim));
  }

  /** The largest element; equal ones share the gradient. */
  default Tensor max() {
    return amax(every(), false);
  }

  /** The smallest element; equal ones share the gradient. */
  default Tensor min() {
    return amin(every(), false);
  }

  /** The largest over a dimension; equal ones share the gradient. */
  default Tensor amax(int dim, boolean keepdim) {
    return amax(new int[] {dim}, keepdim);
  }

  default Tensor amax(int[] dims, boolean keepdim) {
    return extreme(Reduction.MAXIMUM, dims, keepdim);
  }

  /** The smallest over a dimension; equal ones share the gradient. */
  default Tensor amin(int dim, boolean keepdim) {
    return amin(new int[] {dim}, keepdim);
  }

  default Tensor amin(int[] dims, boolean keepdim) {
    return extreme(Reduction.MINIMUM, dims, keepdim);
  }

  private Tensor extreme(Reduction kind, int[] dims, boolean keepdim) {
    String name = kind == Reduction.MAXIMUM ? "amax" : "amin";
    Tensor kept = Autograd.apply(new Extreme(kind, sorted(dims, name)), self());
    return squeezed(kept, dims, keepdim, name);
  }

  private Tensor squeezed(Tensor kept, int[] dims, boolean keepdim, String op) {
    if (keepdim) {
      return kept;
    }
    int[] gone = sorted(dims, op);
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
    return kept.reshape(shape);
  }

  private int[] every() {
    int[] dims = new int[self().rank()];
    for (int d = 0; d < dims.length; d++) {
      dims[d] = d;
    }
    return dims;
  }

  private long reduced(int[] dims) {
    long count = 1;
    for (int d : sorted(dims, "mean")) {
      count *= self().sizes()[d];
    }
    return count;
  }

  private int[] sorted(int[] dims, String op) {
    int rank = self().rank();
    if (rank == 0) {
      for (int dim : dims) {
        Shape.dimension(dim, rank, op);
      }
      return Shape.scalar();
    }
    int[] result = new int[dims.length];
    for (int i = 0; i < dims.length; i++) {
      result[i] = Shape.dimension(dims[i], rank, op);
    }
    Arrays.sort(result);
    for (int i = 1; i < result.length; i++) {
      if (result[i] == result[i - 1]) {
        throw new IllegalArgumentException(
            op + ": dimension " + result[i] + " is given twice; name each once");
      }
    }
    return result;
  }
}
