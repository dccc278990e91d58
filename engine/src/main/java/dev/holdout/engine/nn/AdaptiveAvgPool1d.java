package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/**
 * Means of as many parts as are asked for, whatever the length: {@link Poolings#adaptiveAvgPool1d}.
 *
 * <p>Shape: input {@code [*, L]}, output {@code [*, places]}.
 */
public final class AdaptiveAvgPool1d extends Layer {

  private final int places;

  /**
   * @param places of the output, 1 or more; 1 is the mean of all
   */
  public AdaptiveAvgPool1d(int places) {
    if (places < 1) {
      throw new IllegalArgumentException(
          "adaptive pooling: places is " + places + "; ask for 1 or more");
    }
    this.places = places;
  }

  @Override
  public Tensor forward(Tensor input) {
    return Poolings.adaptiveAvgPool1d(input, places);
  }

  @Override
  protected String sizes() {
    return "output_size=" + places;
  }
}
