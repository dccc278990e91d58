package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the same numbers in another dtype. Slope: 1.
 *
 * @param to the dtype of the result
 */
public record Cast(DType to) implements Op {

  @Override
  public String name() {
    return "to";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = Tensor.allocate(to, in[0].sizes());
    in[0].backend().copy(in[0].data(), out.data());
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {gradient.to(in[0].dtype())};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
