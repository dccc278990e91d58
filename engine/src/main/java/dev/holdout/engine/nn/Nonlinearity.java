package dev.holdout.engine.nn;

/**
 * What follows a layer, for the choice of its initial values: {@link #gain} is how much larger the
 * weights start, so that the spread of the signal is kept.
 *
 * <p>Source: the table of PyTorch's {@code calculate_gain}.
 */
public enum Nonlinearity {
  /** Nothing. */
  LINEAR,
  /** A convolution counts as linear. */
  CONVOLUTION,
  SIGMOID,
  TANH,
  RELU,
  LEAKY_RELU,
  SELU;

  private static final double USUAL_LEAK = 0.01;

  /** The gain; of a leaky ReLU that with the slope 0.01. */
  public double gain() {
    return gain(USUAL_LEAK);
  }

  /**
   * The gain.
   *
   * @param slope of a leaky ReLU below 0: √(2 / (1 + slope²)); the others do not look at it
   */
  public double gain(double slope) {
    return switch (this) {
      case LINEAR, CONVOLUTION, SIGMOID -> 1;
      case TANH -> 5.0 / 3;
      case RELU -> Math.sqrt(2);
      case LEAKY_RELU -> Math.sqrt(2 / (1 + slope * slope));
      case SELU -> 0.75;
    };
  }
}
