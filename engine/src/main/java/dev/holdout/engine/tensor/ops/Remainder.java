package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: what is left of a after whole multiples of b. Slopes: 1 and minus that whole number.
 *
 * @param floored whether the quotient is rounded to minus infinity, so that the rest has the sign
 *     of b, and not to zero, so that it has the sign of a
 */
public record Remainder(boolean floored) implements Op {

  @Override
  public String name() {
    return floored ? "remainder" : "fmod";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(
        floored ? BinaryKernel.REMAINDER : BinaryKernel.FMOD, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {
      in[0].requiresGrad() ? gradient.sumTo(in[0].sizes()) : null,
      in[1].requiresGrad()
          ? gradient
              .neg()
              .mul(Autograd.apply(new RoundedDivide(floored), in[0], in[1]))
              .sumTo(in[1].sizes())
          : null
    };
  }

  @Override
  public boolean keepsInput(int i, Tensor[] in) {
    return in[1].requiresGrad();
  }
}
