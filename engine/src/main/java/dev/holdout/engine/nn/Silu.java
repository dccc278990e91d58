package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** x σ(x), also called swish. Any shape; the output has the input's. */
public final class Silu extends Layer {

  @Override
  public Tensor forward(Tensor input) {
    return input.silu();
  }
}
