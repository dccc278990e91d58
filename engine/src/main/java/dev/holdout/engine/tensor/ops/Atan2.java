package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the angle of the point (b, a), in (-π, π]. Slopes: b / (a² + b²) and -a / (a² + b²), both
 * 0 at the origin.
 */
public record Atan2() implements Op {

  @Override
  public String name() {
    return "atan2";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(BinaryKernel.ATAN2, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor squares = in[0].square().add(in[1].square());
    Tensor over = Tensor.zeros(gradient.dtype()).where(squares.eq(0), squares.reciprocal());
    return new Tensor[] {
      in[0].requiresGrad() ? gradient.mul(in[1].mul(over)).sumTo(in[0].sizes()) : null,
      in[1].requiresGrad() ? gradient.mul(in[0].neg().mul(over)).sumTo(in[1].sizes()) : null
    };
  }
}
