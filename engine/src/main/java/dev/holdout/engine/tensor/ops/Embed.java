package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * The inverse of a slice. Value: zeros, with the input at the slice's places. Gradient: the slice.
 *
 * @param slice the places
 * @param shape sizes of the result
 */
public record Embed(Slice slice, int[] shape) implements Op {

  @Override
  public String name() {
    return "embed";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = Tensor.allocate(in[0].dtype(), shape);
    in[0].backend().copy(in[0].data(), slice.of(out.data()));
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(slice, gradient)};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
