package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** x relu6(x + 3) / 6, a {@link Silu} of straight lines. Any shape; the output has the input's. */
public final class Hardswish extends Layer {

  @Override
  public Tensor forward(Tensor input) {
    return input.hardswish();
  }
}
