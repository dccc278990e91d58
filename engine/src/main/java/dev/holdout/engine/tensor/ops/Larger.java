package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/** Value: the larger of a and b. Slopes: 1 for the larger, half each for a tie. */
public record Larger() implements Op {

  @Override
  public String name() {
    return "maximum";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(BinaryKernel.MAXIMUM, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor most = in[0].equalMask(in[1]).mul(-0.5).add(1); // a NaN passes it to both, as PyTorch
    return new Tensor[] {
      in[0].requiresGrad()
          ? gradient.mul(most.sub(in[1].greaterMask(in[0]))).sumTo(in[0].sizes())
          : null,
      in[1].requiresGrad()
          ? gradient.mul(most.sub(in[0].greaterMask(in[1]))).sumTo(in[1].sizes())
          : null
    };
  }
}
