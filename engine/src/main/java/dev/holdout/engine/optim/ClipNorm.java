package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * Scales all gradients together so that their joint norm is at most {@code maxNorm}: each is
 * multiplied by {@code min(1, maxNorm / (norm + 1e-6))}.
 *
 * <p>Source: torch.nn.utils.clip_grad_norm_, the guard 1e-6 included. A gradient that is infinite
 * makes the factor 0, and its own elements NaN.
 *
 * @param maxNorm above 0
 * @param degree of the norm: 2 is usual, 1 sums sizes, infinity takes the largest
 */
public record ClipNorm(double maxNorm, double degree) {

  private static final double GUARD = 1e-6;

  public ClipNorm {
    if (!(maxNorm > 0)) {
      throw new IllegalArgumentException(
          "clip norm: maxNorm is " + maxNorm + "; pass a value above 0 (1 is usual)");
    }
    if (degree != 1 && degree != 2 && degree != Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "clip norm: degree is " + degree + "; known are 1, 2 and infinity");
    }
  }

  /** The Euclidean norm. */
  public static ClipNorm of(double maxNorm) {
    return new ClipNorm(maxNorm, 2);
  }

  /**
   * Clips the gradients in place; parameters without one are passed over.
   *
   * @return the joint norm before clipping; 0 without gradients
   */
  public double clip(List<Parameter> parameters) {
    double total = 0;
    for (Parameter parameter : parameters) {
      if (parameter.grad() != null) {
        total = join(total, parameter.grad());
      }
    }
    double norm = degree == 2 ? Math.sqrt(total) : total;
    double factor = Math.min(1, maxNorm / (norm + GUARD));
    if (factor == 1) {
      return norm;
    }
    try (var off = Autograd.noGrad()) {
      for (Parameter parameter : parameters) {
        if (parameter.grad() != null) {
          parameter.grad().mulInPlace(factor);
        }
      }
    }
    return norm;
  }

  private double join(double total, Tensor gradient) {
    double[] values = gradient.toDoubleArray();
    if (degree == 2) {
      return total + squares(values);
    }
    for (double g : values) {
      double size = Math.abs(g);
      total = degree == 1 ? total + size : Math.max(total, size);
    }
    return total;
  }

  /** Four sums side by side, since each addition waits for the one before it. */
  private static double squares(double[] values) {
    int whole = values.length & -4;
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int i = 0; i < whole; i += 4) {
      first += values[i] * values[i];
      second += values[i + 1] * values[i + 1];
      third += values[i + 2] * values[i + 2];
      fourth += values[i + 3] * values[i + 3];
    }
    for (int i = whole; i < values.length; i++) {
      first += values[i] * values[i];
    }
    return first + second + (third + fourth);
  }
}
