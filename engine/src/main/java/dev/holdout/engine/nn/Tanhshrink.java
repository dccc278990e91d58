package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** x − tanh x. Any shape; the output has the input's. */
public final class Tanhshrink extends Layer {

  @Override
  public Tensor forward(Tensor input) {
    return input.tanhshrink();
  }
}
