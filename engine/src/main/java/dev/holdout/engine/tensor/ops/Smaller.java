package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the smaller of a and b. Slopes: 1 for the smaller, half each for a tie.
 *
 * @param skipsNan whether a number wins against a NaN (of two NaNs the first gets the slope); else
 *     the NaN wins and its slope goes to both, as in PyTorch
 */
public record Smaller(boolean skipsNan) implements Op {

  @Override
  public String name() {
    return skipsNan ? "fmin" : "minimum";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(
        skipsNan ? BinaryKernel.FMIN : BinaryKernel.MINIMUM, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor a = in[0].detach();
    Tensor b = in[1].detach();
    Tensor ties = a.eq(b);
    Tensor firstLoses = a.gt(b);
    Tensor secondLoses = b.gt(a);
    if (skipsNan) {
      firstLoses = firstLoses.logicalOr(a.isnan().logicalAnd(b.isnan().logicalNot()));
      secondLoses = secondLoses.logicalOr(b.isnan());
    }
    Tensor share = Elementwise.shared(gradient, ties);
    return new Tensor[] {
      in[0].requiresGrad() ? Elementwise.kept(share, firstLoses).sumTo(in[0].sizes()) : null,
      in[1].requiresGrad() ? Elementwise.kept(share, secondLoses).sumTo(in[1].sizes()) : null
    };
  }
}
