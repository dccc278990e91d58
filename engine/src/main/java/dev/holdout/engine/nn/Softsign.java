package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** x / (1 + |x|), between −1 and 1. Any shape; the output has the input's. */
public final class Softsign extends Layer {

  @Override
  public Tensor forward(Tensor input) {
    return input.softsign();
  }
}
