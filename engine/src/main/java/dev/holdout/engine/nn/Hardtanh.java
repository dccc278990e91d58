package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/** x held between two bounds. Any shape; the output has the input's. */
public final class Hardtanh extends Layer {

  private final double low;
  private final double high;

  /** Between −1 and 1. */
  public Hardtanh() {
    this(-1, 1);
  }

  /**
   * @param low below high
   * @throws IllegalArgumentException if it is not
   */
  public Hardtanh(double low, double high) {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "hardtanh: low is %s and high is %s; low must be below high".formatted(low, high));
    }
    this.low = low;
    this.high = high;
  }

  @Override
  public Tensor forward(Tensor input) {
    return input.hardtanh(low, high);
  }

  @Override
  protected String sizes() {
    return "min_val=" + low + ", max_val=" + high;
  }
}
