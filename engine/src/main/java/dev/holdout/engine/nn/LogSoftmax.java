package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/**
 * ln of {@link Softmax}, without overflow: x less the logarithm of the sum of e^x. Any shape; the
 * output has the input's.
 */
public final class LogSoftmax extends Layer {

  private final int dim;

  /**
   * @param dim along which the sum is taken; negative ones count from the end, -1 is usual
   */
  public LogSoftmax(int dim) {
    this.dim = dim;
  }

  @Override
  public Tensor forward(Tensor input) {
    return input.logSoftmax(members() == 0 || dim < 0 ? dim : dim + 1);
  }

  @Override
  protected String sizes() {
    return "dim=" + dim;
  }
}
