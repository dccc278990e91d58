package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** x held between 0 and 6. Any shape; the output has the input's. */
public final class Relu6 extends Layer {

  @Override
  public Tensor forward(Tensor input) {
    return input.relu6();
  }
}
