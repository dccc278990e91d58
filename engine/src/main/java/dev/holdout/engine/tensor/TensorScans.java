package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Ranking;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.ops.CumProd;
import dev.holdout.engine.tensor.ops.CumSum;
import dev.holdout.engine.tensor.ops.LogCumSumExp;
import dev.holdout.engine.tensor.ops.Softmax;
import java.util.function.IntFunction;

/**
 * Along a dimension, line by line, as many numbers as before: shares, running sums and products,
 * running extremes, differences. A line's result depends on that line only; the order of every sum
 * is written at {@code Backend.softmax} and {@code Backend.scan}.
 */
public sealed interface TensorScans permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * e^x over its sum along a dimension; a line of minus infinities is NaN.
   *
   * @throws DTypeException for integers and truth values
   */
  default Tensor softmax(int dim) {
    Shape.dimension(dim, self().rank(), "softmax");
    checkFloating("softmax");
    return along(self(), dim, "softmax", d -> new Softmax(d, false));
  }

  /** The logarithm of {@link #softmax}, without taking one of a number that vanished. */
  default Tensor logSoftmax(int dim) {
    Shape.dimension(dim, self().rank(), "logSoftmax");
    checkFloating("logSoftmax");
    return along(self(), dim, "logSoftmax", d -> new Softmax(d, true));
  }

  /** Every line over its Euclidean norm; a line of zeros stays. PyTorch's F.normalize. */
  default Tensor normalize(int dim) {
    return normalize(2, dim, 1e-12);
  }

  /**
   * Every line over its norm; {@link TensorReductions#norm(double, int[], boolean)}.
   *
   * @param floor what the norm is held at where it is less, above 0
   */
  default Tensor normalize(double p, int dim, double floor) {
    return self().div(self().norm(p, dim, true).clampMin(floor));
  }

  /** Running sums x0, x0 + x1, …; of integers and truth values in I64. */
  default Tensor cumsum(int dim) {
    return along(counting(), dim, "cumsum", d -> new CumSum(d, false));
  }

  /** Running products x0, x0 x1, …; of integers and truth values in I64. */
  default Tensor cumprod(int dim) {
    return along(counting(), dim, "cumprod", d -> new CumProd(d, false));
  }

  /** Running log(e^x0 + … + e^xi), without overflow on the way. */
  default Tensor logcumsumexp(int dim) {
    checkFloating("logcumsumexp");
    return along(self(), dim, "logcumsumexp", LogCumSumExp::new);
  }

  /** The largest up to each number, and the last place where it stood; a NaN is the largest. */
  default Ranked cummax(int dim) {
    return Ranked.of(Ranking.RUNNING_LARGEST, "cummax", self(), dim);
  }

  /** The smallest up to each number, and the last place where it stood; a NaN is the smallest. */
  default Ranked cummin(int dim) {
    return Ranked.of(Ranking.RUNNING_SMALLEST, "cummin", self(), dim);
  }

  /** Differences of neighbours, x1 - x0, x2 - x1, …; of truth values whether they differ. */
  default Tensor diff(int dim) {
    return diff(1, dim);
  }

  /**
   * {@link #diff(int)} taken n times, each one shorter, down to none.
   *
   * @param n 0 or more
   */
  default Tensor diff(int n, int dim) {
    int d = Shape.dimension(dim, self().rank(), "diff");
    if (n < 0 || self().rank() == 0) {
      throw new ShapeException(
          "diff: n is %d and the shape %s; n must be 0 or more, and the tensor needs a dimension"
              .formatted(n, Shape.text(self().sizes())));
    }
    Tensor x = self();
    for (int k = 0; k < n; k++) {
      int size = Math.max(0, x.size(d) - 1);
      Tensor later = x.narrow(d, Math.min(1, x.size(d)), size);
      Tensor earlier = x.narrow(d, 0, size);
      x = x.dtype() == DType.BOOL ? later.logicalXor(earlier) : later.sub(earlier);
    }
    return n == 0 ? x.copy() : x;
  }

  private static Tensor along(Tensor x, int dim, String op, IntFunction<Op> made) {
    int d = Shape.dimension(dim, x.rank(), op);
    if (x.rank() == 0) {
      return Autograd.apply(made.apply(0), x.reshape(1)).reshape().noView();
    }
    return Autograd.apply(made.apply(d), x);
  }

  private Tensor counting() {
    return self().dtype().isFloating() ? self() : self().to(DType.I64);
  }

  private void checkFloating(String op) {
    if (!self().dtype().isFloating()) {
      throw new DTypeException(
          "%s: the tensor is %s, and the result would need fractions; convert it first, as in x.to(F32).%s(…)"
              .formatted(op, self().dtype().torchName(), op));
    }
  }
}
