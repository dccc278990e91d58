package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/** Value: a / b. Slopes: 1 / b and -(a / b) / b. */
public record Divide() implements Op {

  @Override
  public String name() {
    return "div";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(BinaryKernel.DIVIDE, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {
      in[0].requiresGrad() ? gradient.div(in[1]).sumTo(in[0].sizes()) : null,
      in[1].requiresGrad()
          ? gradient.neg().mul(in[0].div(in[1])).div(in[1]).sumTo(in[1].sizes())
          : null
    };
  }

  @Override
  public boolean keepsInput(int i, Tensor[] in) {
    return i == 1 || in[1].requiresGrad();
  }
}
