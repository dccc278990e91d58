package dev.holdout.engine.metrics;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * How far predicted numbers are from the true ones. NaN throughout for no sample.
 *
 * @param samples compared
 * @param meanSquared mean of (predicted − actual)², in the square of their unit
 * @param meanAbsolute mean of |predicted − actual|, in their unit
 * @param r2 coefficient of determination, see {@link #of(double[], double[])}
 */
public record RegressionErrors(long samples, double meanSquared, double meanAbsolute, double r2) {

  /** The error's typical size, {@code √meanSquared}, in the unit of the numbers. */
  public double rootMeanSquared() {
    return Math.sqrt(meanSquared);
  }

  /**
   * Of two tensors of one shape.
   *
   * @param predicted numbers
   * @param actual numbers
   */
  public static RegressionErrors of(Tensor predicted, Tensor actual) {
    if (!Arrays.equals(predicted.sizes(), actual.sizes())) {
      throw new ShapeException(
          "regression errors: predictions are %s and true numbers are %s; pass equal shapes (a trailing size of 1 goes with squeeze(-1))"
              .formatted(Shape.text(predicted.sizes()), Shape.text(actual.sizes())));
    }
    return of(predicted.detach().toDoubleArray(), actual.detach().toDoubleArray());
  }

  /**
   * Of two arrays.
   *
   * <p>Formula of R²: {@code 1 − Σ(a − p)² / Σ(a − mean a)²}. Range: below 0 for predictions worse
   * than the mean, 1 for exact ones. NaN where all true numbers are equal: there is nothing to
   * explain.
   */
  public static RegressionErrors of(double[] predicted, double[] actual) {
    if (predicted.length != actual.length) {
      throw new ShapeException(
          "regression errors: %d predictions and %d true numbers; pass one prediction a sample"
              .formatted(predicted.length, actual.length));
    }
    double mean = Arrays.stream(actual).average().orElse(Double.NaN);
    double squared = 0;
    double absolute = 0;
    double around = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = actual[i] - predicted[i];
      squared += error * error;
      absolute += Math.abs(error);
      around += (actual[i] - mean) * (actual[i] - mean);
    }
    int n = actual.length;
    double r2 = isConstant(actual) ? Double.NaN : 1 - squared / around;
    return new RegressionErrors(n, squared / n, absolute / n, r2);
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }
}
