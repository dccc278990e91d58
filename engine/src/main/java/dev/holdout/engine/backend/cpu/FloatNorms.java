package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Reduction;

/**
 * Rows of floats, normalised: each row's sums are made in the order written at {@link FloatSums},
 * sums over rows in the same order by column. {@link DoubleNorms} is the twin that reads as the
 * formula does.
 */
final class FloatNorms {

  private FloatNorms() {}

  /** Rows of n numbers at the start of x and out; weight and bias may be null. */
  static void value(
      float[] x,
      int at,
      int n,
      double eps,
      Scale weight,
      Scale bias,
      float[] out,
      int to,
      int rows) {
    float[] square = new float[n];
    for (int r = 0; r < rows; r++) {
      int from = at + r * n;
      int into = to + r * n;
      float scale = standard(x, from, n, eps, square, out, into);
      scale(out, into, scale, n);
      if (weight != null) {
        multiply(out, into, weight.values, weight.at, n);
      }
      if (bias != null) {
        add(out, into, bias.values, bias.at, n);
      }
    }
  }

  /** One row of numbers, or none. */
  record Scale(float[] values, int at) {}

  /** Where gradients go; null where none is wanted. */
  record Gradients(float[] ofInput, float[] ofWeight, float[] ofBias) {}

  /** The gradients for a gradient g that arrives for {@link #value}. */
  static void gradient(
      float[] x,
      int at,
      int n,
      double eps,
      Scale weight,
      float[] g,
      int gAt,
      int rows,
      Gradients to) {
    float[] hat = new float[n];
    float[] arriving = new float[n];
    float[] product = new float[n];
    float[] weights = to.ofWeight == null ? null : new float[FloatSums.PARTIALS * n];
    float[] biases = to.ofBias == null ? null : new float[FloatSums.PARTIALS * n];
    for (int r = 0; r < rows; r++) {
      int from = gAt + r * n;
      int column = (r & (FloatSums.PARTIALS - 1)) * n;
      float scale = standard(x, at + r * n, n, eps, product, hat, 0);
      scale(hat, 0, scale, n);
      if (weights != null) {
        product(g, from, hat, product, n);
        add(weights, column, product, 0, n);
      }
      if (biases != null) {
        add(biases, column, g, from, n);
      }
      if (to.ofInput != null) {
        System.arraycopy(g, from, arriving, 0, n);
        if (weight != null) {
          multiply(arriving, 0, weight.values, weight.at, n);
        }
        float mean = FloatSums.row(Reduction.SUM, arriving, 0, n) / n;
        product(arriving, 0, hat, product, n);
        float along = FloatSums.row(Reduction.SUM, product, 0, n) / n;
        input(arriving, mean, hat, along, scale, to.ofInput, r * n, n);
      }
    }
    folded(weights, to.ofWeight, n);
    folded(biases, to.ofBias, n);
  }

  /** x less its mean into out; returns 1 / √(variance + eps). */
  private static float standard(
      float[] x, int at, int n, double eps, float[] square, float[] out, int to) {
    float mean = FloatSums.row(Reduction.SUM, x, at, n) / n;
    for (int j = 0; j < n; j++) {
      float centred = x[at + j] - mean;
      out[to + j] = centred;
      square[j] = centred * centred;
    }
    float variance = FloatSums.row(Reduction.SUM, square, 0, n) / n;
    return (float) (1 / Math.sqrt(variance + eps));
  }

  private static void input(
      float[] arriving,
      float mean,
      float[] hat,
      float along,
      float scale,
      float[] out,
      int to,
      int n) {
    for (int j = 0; j < n; j++) {
      out[to + j] = ((arriving[j] - mean) - hat[j] * along) * scale;
    }
  }

  private static void scale(float[] x, int at, float by, int n) {
    for (int j = 0; j < n; j++) {
      x[at + j] *= by;
    }
  }

  private static void multiply(float[] x, int at, float[] by, int from, int n) {
    for (int j = 0; j < n; j++) {
      x[at + j] *= by[from + j];
    }
  }

  private static void product(float[] a, int at, float[] b, float[] out, int n) {
    for (int j = 0; j < n; j++) {
      out[j] = a[at + j] * b[j];
    }
  }

  private static void add(float[] x, int at, float[] more, int from, int n) {
    for (int j = 0; j < n; j++) {
      x[at + j] += more[from + j];
    }
  }

  /** The upper half of the partial sums onto the lower: 8, 4, 2, 1 rows. */
  private static void folded(float[] partial, float[] out, int n) {
    if (partial == null) {
      return;
    }
    for (int half = FloatSums.PARTIALS / 2; half > 0; half /= 2) {
      for (int l = 0; l < half * n; l++) {
        partial[l] += partial[l + half * n];
      }
    }
    System.arraycopy(partial, 0, out, 0, n);
  }
}
