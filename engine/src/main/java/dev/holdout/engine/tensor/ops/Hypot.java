package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/** Value: √(a² + b²). Slopes: a / value and b / value. */
public record Hypot() implements Op {

  @Override
  public String name() {
    return "hypot";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(BinaryKernel.HYPOT, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {
      in[0].requiresGrad() ? gradient.mul(in[0].div(out)).sumTo(in[0].sizes()) : null,
      in[1].requiresGrad() ? gradient.mul(in[1].div(out)).sumTo(in[1].sizes()) : null
    };
  }

  @Override
  public boolean keepsInput(int i, Tensor[] in) {
    return in[i].requiresGrad();
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
