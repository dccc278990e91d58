package dev.holdout.engine.tensor;

/**
 * Variance and mean of the same numbers.
 *
 * @param variance of the reduced shape
 * @param mean of the same shape
 */
public record VarianceMean(Tensor variance, Tensor mean) {

  @Override
  public String toString() {
    return new PartsText("VarianceMean").with("variance", variance).with("mean", mean).toString();
  }
}
