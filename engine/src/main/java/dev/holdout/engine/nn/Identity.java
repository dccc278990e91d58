package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** The input itself. Any shape. */
public final class Identity extends Layer {

  @Override
  public Tensor forward(Tensor input) {
    return input;
  }
}
