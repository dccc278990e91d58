package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** x tanh ln(1 + e^x). Any shape; the output has the input's. */
public final class Mish extends Layer {

  @Override
  public Tensor forward(Tensor input) {
    return input.mish();
  }
}
