package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: a where the condition is true, else b; inputs a, b, condition, the last of dtype BOOL.
 * Slopes: 1 for the one taken, 0 for the other.
 */
public record Where() implements Op {

  @Override
  public String name() {
    return "where";
  }

  @Override
  public Tensor value(Tensor... in) {
    int[] shape = Broadcast.common(in[0].sizes(), in[1].sizes(), name());
    shape = Broadcast.common(in[2].sizes(), shape, name());
    Tensor out = Tensor.allocate(in[0].dtype(), shape);
    Strided condition = Elementwise.spread(in[2], shape);
    out.backend()
        .select(
            condition,
            Elementwise.spread(in[0], shape),
            Elementwise.spread(in[1], shape),
            out.data());
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor zero = Tensor.zeros(gradient.dtype());
    return new Tensor[] {
      in[0].requiresGrad() ? gradient.where(in[2], zero).sumTo(in[0].sizes()) : null,
      in[1].requiresGrad() ? zero.where(in[2], gradient).sumTo(in[1].sizes()) : null,
      null
    };
  }

  @Override
  public boolean keepsInput(int i) {
    return i == 2;
  }
}
