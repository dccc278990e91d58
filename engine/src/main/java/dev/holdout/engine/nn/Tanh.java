package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** Hyperbolic tangent, between −1 and 1. Any shape; the output has the input's. */
public final class Tanh extends Layer {

  @Override
  public Tensor forward(Tensor input) {
    return input.tanh();
  }
}
