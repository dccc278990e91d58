package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: x, but no less than low and then no more than high; NaN where one of the three is. Inputs
 * x, low, high. Slopes: 1 for the one taken, and halves where x stands at a bound, but all of it
 * for x where both bounds meet there. Where the bounds cross, high is taken. A bound that is NaN
 * gets none, and x what the other bound leaves it; x that is NaN gets all, as in PyTorch.
 */
public record Clamp() implements Op {

  @Override
  public String name() {
    return "clamp";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor raised = Elementwise.value(BinaryKernel.MAXIMUM, name(), in[0], in[1]);
    return Elementwise.value(BinaryKernel.MINIMUM, name(), raised, in[2]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor x = in[0].detach();
    Tensor low = in[1].detach();
    Tensor high = in[2].detach();
    Tensor below = x.lt(low);
    Tensor above = x.gt(high);
    Tensor apart = low.lt(high);
    Tensor ordered = low.le(high);
    Tensor atLow = x.eq(low).logicalAnd(apart);
    Tensor atHigh = x.eq(high).logicalAnd(apart);
    Tensor none = Tensor.zeros(gradient.dtype());
    Tensor shared = Elementwise.shared(gradient, atLow.logicalOr(atHigh));
    Tensor low1 = below.logicalAnd(ordered).logicalOr(atLow);
    Tensor high1 = above.logicalAnd(ordered).logicalOr(low.gt(high)).logicalOr(atHigh);
    return new Tensor[] {
      in[0].requiresGrad()
          ? Elementwise.kept(shared, below.logicalOr(above)).sumTo(in[0].sizes())
          : null,
      in[1].requiresGrad() ? shared.where(low1, none).sumTo(in[1].sizes()) : null,
      in[2].requiresGrad() ? shared.where(high1, none).sumTo(in[2].sizes()) : null
    };
  }
}
