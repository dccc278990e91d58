package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * A write of one number everywhere. Value: that number in the input's shape. Gradient: zeros.
 *
 * @param number what is written
 */
public record Fill(double number) implements Op {

  @Override
  public String name() {
    return "fill";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Tensor.full(in[0].dtype(), number, in[0].sizes());
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Tensor.zeros(gradient.dtype(), gradient.sizes())};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
