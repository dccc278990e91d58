package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** x where above 0, else slope · x. Any shape; the output has the input's. */
public final class LeakyRelu extends Layer {

  private final double slope;

  /** The usual slope, 0.01. */
  public LeakyRelu() {
    this(0.01);
  }

  /**
   * @param slope below 0
   */
  public LeakyRelu(double slope) {
    this.slope = slope;
  }

  @Override
  public Tensor forward(Tensor input) {
    return input.leakyRelu(slope);
  }

  @Override
  protected String sizes() {
    return "negative_slope=" + slope;
  }
}
