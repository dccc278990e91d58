package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * A write over all values. Value: the second input, the first is forgotten; both have one shape.
 * Gradients: zeros, and what arrives.
 */
public record Overwrite() implements Op {

  @Override
  public String name() {
    return "copyFrom";
  }

  @Override
  public Tensor value(Tensor... in) {
    return new Copy().value(in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {
      in[0].requiresGrad() ? Tensor.zeros(gradient.dtype(), gradient.sizes()) : null,
      in[1].requiresGrad() ? gradient : null
    };
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
