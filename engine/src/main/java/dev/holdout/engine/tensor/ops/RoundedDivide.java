package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: a / b rounded to a whole number. Slopes: 0 and 0.
 *
 * @param floored whether to minus infinity, and not to zero
 */
public record RoundedDivide(boolean floored) implements Op {

  @Override
  public String name() {
    return floored ? "floorDivide" : "truncDivide";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(
        floored ? BinaryKernel.FLOOR_DIVIDE : BinaryKernel.TRUNC_DIVIDE, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {
      in[0].requiresGrad() ? Tensor.zeros(gradient.dtype(), in[0].sizes()) : null,
      in[1].requiresGrad() ? Tensor.zeros(gradient.dtype(), in[1].sizes()) : null
    };
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
