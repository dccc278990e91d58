package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** x where above 0, else 0. Any shape; the output has the input's. */
public final class Relu extends Layer {

  @Override
  public Tensor forward(Tensor input) {
    return input.relu();
  }
}
