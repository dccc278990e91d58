package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/** Value: the larger of a and b. Slopes: 1 for the larger, half each for a tie. */
public record Larger() implements Op {

  @Override
  public String name() {
    return "maximum";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(BinaryKernel.MAXIMUM, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor a = in[0].detach();
    Tensor b = in[1].detach();
    Tensor ties = a.eq(b); // a NaN is no tie and loses nothing: it passes to both, as in PyTorch
    return new Tensor[] {
      in[0].requiresGrad()
          ? Elementwise.shared(gradient, ties, a.lt(b)).sumTo(in[0].sizes())
          : null,
      in[1].requiresGrad() ? Elementwise.shared(gradient, ties, b.lt(a)).sumTo(in[1].sizes()) : null
    };
  }
}
