package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the sum of squared deviations from the mean over dimensions, which stay with size 1, by
 * their count less a correction, but no less than 0. Gradient: {@code 2 (x - mean)} by the count
 * less the correction. PyTorch counts one element where the list of dimensions is given and empty;
 * so does this. Without a list, a count that the correction uses up gives infinity, NaN at the
 * mean.
 *
 * @param dims what is reduced, counted from the front; all where empty
 * @param correction taken off the count
 * @param named whether dimensions were given
 */
public record Variance(int[] dims, double correction, boolean named) implements Op {

  @Override
  public String name() {
    return "var";
  }

  @Override
  public Tensor value(Tensor... in) {
    DType dtype = in[0].dtype();
    Tensor x = dtype.bytes() == 2 ? in[0].detach().to(DType.F32) : in[0].detach();
    Tensor squares = x.sub(x.mean(dims, true)).square().sum(dims, true);
    long count = squares.numel() == 0 ? 0 : x.numel() / squares.numel();
    return squares.div(Math.max(0, count - correction)).to(dtype);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor x = in[0];
    Tensor mean = x.mean(dims, true);
    double freedom = (named ? counted(x) : x.numel()) - correction;
    if (!named && freedom <= 0) {
      Tensor infinite = Tensor.full(x.dtype(), Double.POSITIVE_INFINITY);
      Tensor nan = Tensor.full(x.dtype(), Double.NaN);
      return new Tensor[] {gradient.mul(nan.where(x.eq(mean), infinite))};
    }
    return new Tensor[] {gradient.mul(2 / freedom).mul(x.sub(mean))};
  }

  private long counted(Tensor x) {
    long count = 1;
    for (int dim : dims) {
      count *= x.sizes()[dim];
    }
    return count;
  }
}
