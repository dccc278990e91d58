package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.View;

/**
 * Value: the input. Gradient: what arrives, as it is; but recorded, it belongs to the input, of
 * which its slope is 0. It stands in front of operations made of straight lines: who differentiates
 * their gradient again finds zeros or nothing, as in PyTorch, and no refusal.
 *
 * @param zeros whether the second slope is said in zeros; else nothing arrives
 */
public record Flat(boolean zeros) implements View {

  /** In front of an operation; itself where no gradient is recorded. */
  public static Tensor before(Tensor x, boolean zeros) {
    boolean recorded = x != null && Autograd.recording() && x.requiresGrad();
    return recorded ? Autograd.apply(new Flat(zeros), x) : x;
  }

  @Override
  public String name() {
    return "flat";
  }

  @Override
  public Strided of(Strided data) {
    return data;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {FlatSlope.of(gradient, in[0], zeros)};
  }
}
