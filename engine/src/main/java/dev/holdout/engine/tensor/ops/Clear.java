package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the input with zeros at a place. Gradient: the same.
 *
 * @param place where the zeros go
 */
public record Clear(Place place) implements Op {

  @Override
  public String name() {
    return "clear";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = place.copyOf(in[0]);
    out.backend().fill(0, place.of(out));
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
