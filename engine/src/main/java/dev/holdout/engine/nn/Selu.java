package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/**
 * 1.0507 x above 0, a falling exponential below; see {@code Tensor.selu}. Any shape; the output has
 * the input's.
 */
public final class Selu extends Layer {

  @Override
  public Tensor forward(Tensor input) {
    return input.selu();
  }
}
