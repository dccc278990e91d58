package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/** Value: a b. Slopes: b and a. */
public record Multiply() implements Op {

  @Override
  public String name() {
    return "mul";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(BinaryKernel.MULTIPLY, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {
      in[0].requiresGrad() ? gradient.mul(in[1]).sumTo(in[0].sizes()) : null,
      in[1].requiresGrad() ? gradient.mul(in[0]).sumTo(in[1].sizes()) : null
    };
  }

  @Override
  public boolean keepsInput(int i, Tensor[] in) {
    return in[1 - i].requiresGrad();
  }
}
