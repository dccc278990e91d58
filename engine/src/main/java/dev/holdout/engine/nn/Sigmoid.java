package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** 1 / (1 + e^(−x)), between 0 and 1. Any shape; the output has the input's. */
public final class Sigmoid extends Layer {

  @Override
  public Tensor forward(Tensor input) {
    return input.sigmoid();
  }
}
