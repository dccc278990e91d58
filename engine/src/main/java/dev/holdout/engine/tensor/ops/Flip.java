package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: a copy that counts some dimensions from their end. Gradient: flipped likewise.
 *
 * @param dims the dimensions, each once
 */
public record Flip(int[] dims) implements Op {

  @Override
  public String name() {
    return "flip";
  }

  @Override
  public Tensor value(Tensor... in) {
    Strided x = in[0].data();
    int[] strides = x.strides().clone();
    int offset = x.offset();
    for (int dim : dims) {
      offset += Math.max(0, x.shape()[dim] - 1) * strides[dim];
      strides[dim] = -strides[dim];
    }
    Tensor out = Tensor.allocate(x.dtype(), x.shape());
    out.backend().copy(new Strided(x.storage(), offset, x.shape(), strides), out.data());
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(this, gradient)};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
