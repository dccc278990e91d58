package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Scan;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: running products along a dimension, in the order of {@code Backend.scan}. Gradient of x_i:
 * the product of the factors before it, times s_i = g_i + x_(i+1) s_(i+1), what its products go on
 * to; no division, so zeros do no harm. Lines with an infinity have PyTorch's quotient instead.
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
    Tensor whole = before.mul(goesOn);
    Tensor infinite = in[0].detach().abs().eq(Double.POSITIVE_INFINITY);
    boolean plain = backwards || !infinite.any().itemBoolean();
    return new Tensor[] {plain ? whole : divided(in[0], out, gradient, infinite, whole)};
  }

  /**
   * As PyTorch has it, for the lines with an infinity: up to the first 0 what arrives for the
   * products from here on, divided by x, which is NaN at an infinity; behind it 0.
   */
  private Tensor divided(Tensor x, Tensor out, Tensor gradient, Tensor infinite, Tensor whole) {
    Tensor zeros = x.detach().eq(0L);
    Tensor seen = zeros.cumsum(dim);
    Tensor none = Tensor.zeros(x.dtype());
    Tensor alive = seen.eq(0L);
    Tensor arriving = none.where(alive.logicalNot(), out.mul(gradient));
    Tensor quotient = Autograd.apply(new CumSum(dim, true), arriving).div(x);
    Tensor first = zeros.logicalAnd(seen.eq(1L));
    Tensor line = quotient.where(alive, whole.where(first, none));
    return line.where(infinite.any(dim, true), whole);
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
