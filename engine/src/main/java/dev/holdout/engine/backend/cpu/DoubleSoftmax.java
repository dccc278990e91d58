package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Reduction;

/** Softmax of one line of doubles, its logarithm, and their gradients; as {@link FloatSoftmax}. */
final class DoubleSoftmax {

  private DoubleSoftmax() {}

  /** x becomes e^(x - largest) / sum of those, or the logarithm of that. */
  static void value(boolean log, double[] x, int n) {
    double largest = DoubleSums.row(Reduction.MAXIMUM, x, 0, n);
    double[] exponents = log ? new double[n] : x;
    for (int i = 0; i < n; i++) {
      exponents[i] = StrictMath.exp(x[i] - largest);
    }
    double sum = DoubleSums.row(Reduction.SUM, exponents, 0, n);
    double logSum = log ? StrictMath.log(sum) : 0;
    for (int i = 0; i < n; i++) {
      x[i] = log ? x[i] - largest - logSum : x[i] / sum;
    }
  }

  /** m + log of the sum of e^(x - m), m the largest, or 0 where that is infinite. */
  static double logSum(double[] x, int at, int n) {
    double largest = DoubleSums.row(Reduction.MAXIMUM, x, at, n);
    double top = Double.isInfinite(largest) ? 0 : largest;
    double[] exponents = new double[n];
    for (int i = 0; i < n; i++) {
      exponents[i] = StrictMath.exp(x[at + i] - top);
    }
    return StrictMath.log(DoubleSums.row(Reduction.SUM, exponents, 0, n)) + top;
  }

  /** g becomes y (g - sum of g y), or g - e^y times the sum of g. */
  static void gradient(boolean log, double[] y, double[] g, int n) {
    double[] arriving = g;
    if (!log) {
      arriving = new double[n];
      for (int i = 0; i < n; i++) {
        arriving[i] = g[i] * y[i];
      }
    }
    double sum = DoubleSums.row(Reduction.SUM, arriving, 0, n);
    for (int i = 0; i < n; i++) {
      g[i] = log ? g[i] - StrictMath.exp(y[i]) * sum : (g[i] - sum) * y[i];
    }
  }
}
