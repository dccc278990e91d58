package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the first input, a gradient. Gradient: goes to it as it is; to the second input, of which
 * the first does not depend, zeros or nothing.
 *
 * @param zeros whether the slope is said in zeros; else nothing arrives
 */
public record FlatSlope(boolean zeros) implements Op {

  /** A gradient as something that belongs to a tensor; itself where nothing is recorded. */
  static Tensor of(Tensor gradient, Tensor x, boolean zeros) {
    return Autograd.recording() ? Autograd.apply(new FlatSlope(zeros), gradient, x) : gradient;
  }

  @Override
  public String name() {
    return "slope of a straight line";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Tensor.over(in[0].data());
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor none = zeros ? Tensor.zeros(in[1].dtype(), in[1].sizes()) : null;
    return new Tensor[] {gradient, none};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
