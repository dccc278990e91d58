package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Scan;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: y_i = log(e^x_0 + … + e^x_i) along a dimension, in the order of {@code Backend.scan}.
 * Gradient: {@code e^(x_i - y_i) r_i} with r_i = g_i + e^(y_i - y_(i+1)) r_(i+1), whose factors are
 * at most 1, so that nothing overflows.
 *
 * @param dim counted from the front
 */
public record LogCumSumExp(int dim) implements Op {

  @Override
  public String name() {
    return "logcumsumexp";
  }

  @Override
  public Tensor value(Tensor... in) {
    return CumSum.scan(Scan.LOG_SUM_EXP, false, dim, in[0]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    if (out.numel() == 0) {
      return new Tensor[] {gradient};
    }
    Tensor next = Neighbours.next(out, dim, Double.POSITIVE_INFINITY);
    Tensor factors = out.sub(next).exp();
    Tensor goesOn = Autograd.apply(new Recurrence(dim, true), factors, gradient);
    return new Tensor[] {in[0].sub(out).exp().mul(goesOn)};
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
