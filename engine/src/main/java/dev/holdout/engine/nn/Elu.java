package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** x where not below 0, else alpha (e^x − 1). Any shape; the output has the input's. */
public final class Elu extends Layer {

  private final double alpha;

  /** The usual alpha, 1. */
  public Elu() {
    this(1);
  }

  /**
   * @param alpha how far below 0 it goes
   */
  public Elu(double alpha) {
    this.alpha = alpha;
  }

  @Override
  public Tensor forward(Tensor input) {
    return input.elu(alpha);
  }

  @Override
  protected String sizes() {
    return "alpha=" + alpha;
  }
}
