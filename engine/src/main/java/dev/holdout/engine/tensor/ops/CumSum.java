package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Scan;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: running sums along a dimension, in the order of {@code Backend.scan}. Gradient: running
 * sums of what arrives, in the other direction.
 *
 * @param dim counted from the front
 * @param backwards whether the sums start at the end
 */
public record CumSum(int dim, boolean backwards) implements Op {

  @Override
  public String name() {
    return "cumsum";
  }

  @Override
  public Tensor value(Tensor... in) {
    return scan(Scan.SUM, backwards, dim, in[0]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(new CumSum(dim, !backwards), gradient)};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }

  static Tensor scan(Scan kind, boolean backwards, int dim, Tensor x) {
    Tensor out = Tensor.allocate(x.dtype(), x.sizes());
    x.backend().scan(kind, backwards, dim, x.data(), out.data());
    return out;
  }
}
