package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: m + log of the sum of e^(x - m) over dimensions, which stay with size 1; m is the largest
 * element, or 0 where that is infinite; the sum has the order of {@code Backend.reduce}. Gradient:
 * e^(x - y).
 *
 * @param dims what is reduced, counted from the front
 */
public record LogSumExp(int[] dims) implements Op {

  @Override
  public String name() {
    return "logsumexp";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Sum.reduce(Reduction.LOG_SUM_EXP, in[0], dims);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {in[0].sub(out).exp().mul(gradient)};
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
