package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.ops.Extreme;

/** Quantiles on a straight line between the two nearest numbers. */
final class Quantile {

  private Quantile() {}

  static Tensor of(Tensor x, double q, int dim, boolean keepdim) {
    if (x.dtype() != DType.F32 && x.dtype() != DType.F64) {
      throw new DTypeException(
          "quantile: the tensor is %s; it is computed of float32 and float64 only, so convert with x.to(F32)"
              .formatted(x.dtype().torchName()));
    }
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException(
          "quantile: q is %s; it is a share in the range [0, 1], so divide a percentage by 100"
              .formatted(q));
    }
    int d = Shape.dimension(dim, x.rank(), "quantile");
    if (x.rank() == 0) {
      return of(x.reshape(1), q, 0, false);
    }
    Extreme.checkNotEmpty("quantile", x, d);
    Tensor sorted = x.sort(d, false).values();
    int last = x.size(d) - 1;
    double rank = x.dtype() == DType.F32 ? (float) q * (float) last : q * last;
    int below = (int) Math.floor(rank);
    int above = (int) Math.ceil(rank);
    Tensor low = sorted.narrow(d, below, 1);
    Tensor between = low.lerp(sorted.narrow(d, above, 1), rank - below);
    Tensor largest = sorted.narrow(d, last, 1); // NaN if there is one
    Tensor result = largest.where(largest.isnan(), between);
    return keepdim ? result : result.squeeze(d).noView();
  }
}
