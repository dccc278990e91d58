package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/**
 * e^x over its sum along a dimension: numbers above 0 that add up to 1. Any shape; the output has
 * the input's.
 */
public final class Softmax extends Layer {

  private final int dim;

  /**
   * @param dim along which the sum is taken; negative ones count from the end, -1 is usual
   */
  public Softmax(int dim) {
    this.dim = dim;
  }

  @Override
  public Tensor forward(Tensor input) {
    return input.softmax(members() == 0 || dim < 0 ? dim : dim + 1);
  }

  @Override
  protected String sizes() {
    return "dim=" + dim;
  }
}
