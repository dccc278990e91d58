package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * Value: the sum of squared deviations from the mean over dimensions, which stay with size 1, by
 * their count less a correction, but no less than 0; or the root of it. It is made in double and
 * rounded once: of equal numbers it is 0, and a deviation of floats near 1e20 has no square too
 * large on its way. Gradient: {@code 2 (x - mean)} by the count less the correction; of the root
 * divided by twice the root, 0 where that is 0. PyTorch counts one element where the list of
 * dimensions is given and empty; so does this. Without a list, a count that the correction uses up
 * gives infinity, NaN at the mean.
 *
 * @param dims what is reduced, counted from the front; all where empty
 * @param correction taken off the count
 * @param named whether dimensions were given
 * @param root whether the value is the standard deviation
 */
public record Variance(int[] dims, double correction, boolean named, boolean root) implements Op {

  @Override
  public String name() {
    return root ? "std" : "var";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor wide = in[0].detach().to(DType.F64);
    Tensor first = wide;
    for (int d = 0; d < wide.rank() && wide.numel() > 0; d++) {
      boolean gone = dims.length == 0 || Arrays.binarySearch(dims, d) >= 0;
      first = gone ? first.narrow(d, 0, 1) : first;
    }
    Tensor x = wide.sub(first); // of equal numbers exactly 0
    Tensor squares = x.sub(x.mean(dims, true)).square().sum(dims, true);
    long count = squares.numel() == 0 ? 0 : x.numel() / squares.numel();
    Tensor variance = squares.div(Math.max(0, count - correction));
    return (root ? variance.sqrt() : variance).to(in[0].dtype());
  }

  @Override
  public boolean keepsOutput() {
    return root;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor arriving) {
    Tensor zero = Tensor.zeros(out.dtype());
    Tensor gradient = root ? zero.where(out.eq(0L), arriving.div(out.mul(2))) : arriving;
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
