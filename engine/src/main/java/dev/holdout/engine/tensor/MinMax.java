package dev.holdout.engine.tensor;

/**
 * The smallest and the largest.
 *
 * @param min the smallest, of the reduced shape
 * @param max the largest, of the same shape
 */
public record MinMax(Tensor min, Tensor max) {

  @Override
  public String toString() {
    return new PartsText("MinMax").with("min", min).with("max", max).toString();
  }
}
