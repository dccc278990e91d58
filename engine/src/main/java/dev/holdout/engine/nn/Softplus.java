package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/**
 * ln(1 + e^(beta x)) / beta, and x itself where beta x is above the threshold. Any shape; the
 * output has the input's.
 */
public final class Softplus extends Layer {

  private final double beta;
  private final double threshold;

  /** beta 1, threshold 20. */
  public Softplus() {
    this(1, 20);
  }

  /**
   * @param beta sharpness; not 0
   * @param threshold of beta x, above which the result is x
   */
  public Softplus(double beta, double threshold) {
    if (!(beta != 0)) {
      throw new IllegalArgumentException(
          "softplus: beta is " + beta + "; it divides the result, so pass another (1 is usual)");
    }
    this.beta = beta;
    this.threshold = threshold;
  }

  @Override
  public Tensor forward(Tensor input) {
    return input.softplus(beta, threshold);
  }

  @Override
  protected String sizes() {
    return "beta=" + beta + ", threshold=" + threshold;
  }
}
