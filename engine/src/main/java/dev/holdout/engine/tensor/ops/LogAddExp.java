package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/** Value: log(e^a + e^b). Slopes: the shares 1 / (1 + e^(b-a)) and 1 / (1 + e^(a-b)). */
public record LogAddExp() implements Op {

  @Override
  public String name() {
    return "logaddexp";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(BinaryKernel.LOG_ADD_EXP, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {
      in[0].requiresGrad() ? gradient.mul(in[0].sub(in[1]).sigmoid()).sumTo(in[0].sizes()) : null,
      in[1].requiresGrad() ? gradient.mul(in[1].sub(in[0]).sigmoid()).sumTo(in[1].sizes()) : null
    };
  }
}
