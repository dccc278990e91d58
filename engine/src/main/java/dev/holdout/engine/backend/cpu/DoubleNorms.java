package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Reduction;

/** Rows of doubles, normalised, in the order written at {@link FloatNorms}. */
final class DoubleNorms {

  private DoubleNorms() {}

  /** Rows of n numbers at the start of x and out; weight and bias may be null. */
  static void value(
      double[] x,
      int at,
      int n,
      double eps,
      Scale weight,
      Scale bias,
      double[] out,
      int to,
      int rows) {
    double[] square = new double[n];
    for (int r = 0; r < rows; r++) {
      int from = at + r * n;
      int into = to + r * n;
      double scale = standard(x, from, n, eps, square, out, into);
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
  record Scale(double[] values, int at) {}

  /** Where gradients go; null where none is wanted. */
  record Gradients(double[] ofInput, double[] ofWeight, double[] ofBias) {}

  /** The gradients for a gradient g that arrives for {@link #value}. */
  static void gradient(
      double[] x,
      int at,
      int n,
      double eps,
      Scale weight,
      double[] g,
      int gAt,
      int rows,
      Gradients to) {
    double[] hat = new double[n];
    double[] arriving = new double[n];
    double[] product = new double[n];
    double[] weights = to.ofWeight == null ? null : new double[DoubleSums.PARTIALS * n];
    double[] biases = to.ofBias == null ? null : new double[DoubleSums.PARTIALS * n];
    for (int r = 0; r < rows; r++) {
      int from = gAt + r * n;
      int column = (r & (DoubleSums.PARTIALS - 1)) * n;
      double scale = standard(x, at + r * n, n, eps, product, hat, 0);
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
        double mean = DoubleSums.row(Reduction.SUM, arriving, 0, n) / n;
        product(arriving, 0, hat, product, n);
        double along = DoubleSums.row(Reduction.SUM, product, 0, n) / n;
        input(arriving, mean, hat, along, scale, to.ofInput, r * n, n);
      }
    }
    folded(weights, to.ofWeight, n);
    folded(biases, to.ofBias, n);
  }

  /** x less its mean into out, by way of the first number; returns 1 / √(variance + eps). */
  private static double standard(
      double[] x, int at, int n, double eps, double[] square, double[] out, int to) {
    double first = x[at];
    for (int j = 0; j < n; j++) {
      square[j] = x[at + j] - first;
    }
    double mean = first + DoubleSums.row(Reduction.SUM, square, 0, n) / n;
    for (int j = 0; j < n; j++) {
      double centred = x[at + j] - mean;
      out[to + j] = centred;
      square[j] = centred * centred;
    }
    double variance = DoubleSums.row(Reduction.SUM, square, 0, n) / n;
    return 1 / Math.sqrt(variance + eps);
  }

  private static void input(
      double[] arriving,
      double mean,
      double[] hat,
      double along,
      double scale,
      double[] out,
      int to,
      int n) {
    for (int j = 0; j < n; j++) {
      out[to + j] = ((arriving[j] - mean) - hat[j] * along) * scale;
    }
  }

  private static void scale(double[] x, int at, double by, int n) {
    for (int j = 0; j < n; j++) {
      x[at + j] *= by;
    }
  }

  private static void multiply(double[] x, int at, double[] by, int from, int n) {
    for (int j = 0; j < n; j++) {
      x[at + j] *= by[from + j];
    }
  }

  private static void product(double[] a, int at, double[] b, double[] out, int n) {
    for (int j = 0; j < n; j++) {
      out[j] = a[at + j] * b[j];
    }
  }

  private static void add(double[] x, int at, double[] more, int from, int n) {
    for (int j = 0; j < n; j++) {
      x[at + j] += more[from + j];
    }
  }

  /** The upper half of the partial sums onto the lower: 8, 4, 2, 1 rows. */
  private static void folded(double[] partial, double[] out, int n) {
    if (partial == null) {
      return;
    }
    for (int half = DoubleSums.PARTIALS / 2; half > 0; half /= 2) {
      for (int l = 0; l < half * n; l++) {
        partial[l] += partial[l + half * n];
      }
    }
    System.arraycopy(partial, 0, out, 0, n);
  }
}
