package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: a log b, and 0 where a is 0 and b no NaN. Slopes: log b, 0 where a is 0 and b is not
 * positive; and a / b.
 */
public record XLogY() implements Op {

  @Override
  public String name() {
    return "xlogy";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(BinaryKernel.X_LOG_Y, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor zero = Tensor.zeros(gradient.dtype());
    return new Tensor[] {
      in[0].requiresGrad()
          ? zero.where(in[0].eq(0).logicalAnd(in[1].le(0)), gradient.xlogy(in[1]))
              .sumTo(in[0].sizes())
          : null,
      in[1].requiresGrad() ? gradient.mul(in[0].div(in[1])).sumTo(in[1].sizes()) : null
    };
  }
}
