package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** ln σ(x), without overflow. Any shape; the output has the input's. */
public final class LogSigmoid extends Layer {

  @Override
  public Tensor forward(Tensor input) {
    return input.logsigmoid();
  }
}
