package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Scan;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: running products along a dimension, in the order of {@code Backend.scan}. Gradient of x_i:
 * the product of the factors before it, times s_i = g_i + x_(i+1) s_(i+1), what its products go on
 * to; no division, so zeros do no harm.
 *
 * @param dim counted from the front
 * @param backwards whether the products start at the end
 */
public record CumProd(int dim, boolean backwards) implements Op {

  @Override
  public String name() {
    return "cumprod";
  }

  @Override
  public Tensor value(Tensor... in) {
    return CumSum.scan(Scan.PRODUCT, backwards, dim, in[0]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    if (out.numel() == 0) {
      return new Tensor[] {gradient};
    }
    Tensor before = Neighbours.before(out, dim, backwards, 1);
    Tensor next = Neighbours.after(in[0], dim, backwards, 0);
    Tensor goesOn = Autograd.apply(new Recurrence(dim, !backwards), next, gradient);
    return new Tensor[] {before.mul(goesOn)};
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
