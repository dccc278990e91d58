package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/** Value: |a| with the sign of b. Slopes: 1 or -1 as the sign of a was kept, 0 at 0; and 0. */
public record CopySign() implements Op {

  @Override
  public String name() {
    return "copysign";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(BinaryKernel.COPY_SIGN, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor zero = Tensor.zeros(gradient.dtype());
    return new Tensor[] {
      in[0].requiresGrad()
          ? gradient.mul(zero.where(in[0].eq(0), out.div(in[0]))).sumTo(in[0].sizes())
          : null,
      in[1].requiresGrad() ? Tensor.zeros(gradient.dtype(), in[1].sizes()) : null
    };
  }

  @Override
  public boolean keepsInput(int i) {
    return i == 0;
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
