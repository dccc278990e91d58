package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the slope of a function that is made of straight lines, such as relu. Its own slope is 0
 * everywhere, and is said: who differentiates a gradient again gets zeros, not a refusal.
 *
 * @param of whose slope; the input is what its gradient reads
 */
public record Steps(Pointwise of) implements Op {

  @Override
  public String name() {
    return "slope of " + of.name();
  }

  @Override
  public Tensor value(Tensor... in) {
    return of.fused(in[0], in[0], Tensor.ones(in[0].dtype(), in[0].sizes()));
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Tensor.zeros(gradient.dtype(), gradient.sizes())};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
