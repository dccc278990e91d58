package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.UnaryKernel;

/**
 * Functions of one double and their slopes over contiguous runs; StrictMath is the same anywhere.
 */
final class DoubleUnary {

  private DoubleUnary() {}

  static void value(
      UnaryKernel kernel, double a, double b, double[] x, int at, double[] y, int to, int n) {
    switch (kernel) {
      case NEGATE -> {
        for (int i = 0; i < n; i++) y[to + i] = -x[at + i];
      }
      case ABSOLUTE -> {
        for (int i = 0; i < n; i++) y[to + i] = Math.abs(x[at + i]);
      }
      case SIGN -> {
        for (int i = 0; i < n; i++) y[to + i] = sign(x[at + i]);
      }
      case EXP -> {
        for (int i = 0; i < n; i++) y[to + i] = StrictMath.exp(x[at + i]);
      }
      case LOG -> {
        for (int i = 0; i < n; i++) y[to + i] = StrictMath.log(x[at + i]);
      }
      case TANH -> {
        for (int i = 0; i < n; i++) y[to + i] = StrictMath.tanh(x[at + i]);
      }
      case SIGMOID -> {
        for (int i = 0; i < n; i++) y[to + i] = 1 / (1 + StrictMath.exp(-x[at + i]));
      }
      case RELU -> {
        for (int i = 0; i < n; i++) {
          double v = x[at + i];
          y[to + i] = v < 0 ? 0 : v;
        }
      }
      case SQUARE_ROOT -> {
        for (int i = 0; i < n; i++) y[to + i] = Math.sqrt(x[at + i]);
      }
      case SQUARE -> {
        for (int i = 0; i < n; i++) y[to + i] = x[at + i] * x[at + i];
      }
      case RECIPROCAL -> {
        for (int i = 0; i < n; i++) y[to + i] = 1 / x[at + i];
      }
      case POWER -> {
        for (int i = 0; i < n; i++) y[to + i] = power(x[at + i], a);
      }
      case CLAMP -> {
        for (int i = 0; i < n; i++) y[to + i] = Math.min(Math.max(x[at + i], a), b);
      }
      case ADD_NUMBER -> {
        for (int i = 0; i < n; i++) y[to + i] = x[at + i] + a;
      }
      case MULTIPLY_NUMBER -> {
        for (int i = 0; i < n; i++) y[to + i] = x[at + i] * a;
      }
      case DIVIDE_NUMBER -> {
        for (int i = 0; i < n; i++) y[to + i] = x[at + i] / a;
      }
    }
  }

  /** out = g times the slope; {@code v} is what the kernel keeps, unread where it keeps nothing. */
  static void gradient(
      UnaryKernel kernel,
      double a,
      double b,
      double[] v,
      int at,
      double[] g,
      int from,
      double[] out,
      int n) {
    switch (kernel) {
      case NEGATE -> {
        for (int i = 0; i < n; i++) out[i] = -g[from + i];
      }
      case ABSOLUTE -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * sign(v[at + i]);
      }
      case SIGN -> {}
      case EXP -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * v[at + i];
      }
      case LOG -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] / v[at + i];
      }
      case TANH -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * (1 - v[at + i] * v[at + i]);
      }
      case SIGMOID -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * (v[at + i] * (1 - v[at + i]));
      }
      case RELU -> {
        for (int i = 0; i < n; i++) out[i] = v[at + i] <= 0 ? 0 : g[from + i];
      }
      case SQUARE_ROOT -> {
        for (int i = 0; i < n; i++)
          out[i] = v[at + i] == 0 && a == 1 ? 0 : g[from + i] / (2 * v[at + i]);
      }
      case SQUARE -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * (2 * v[at + i]);
      }
      case RECIPROCAL -> {
        for (int i = 0; i < n; i++) out[i] = -g[from + i] * (v[at + i] * v[at + i]);
      }
      case POWER -> {
        for (int i = 0; i < n; i++) {
          out[i] = a == 0 ? 0 : g[from + i] * (a * power(v[at + i], a - 1));
        }
      }
      case CLAMP -> {
        for (int i = 0; i < n; i++) {
          out[i] = inside(v[at + i], a, b) ? g[from + i] : 0;
        }
      }
      case ADD_NUMBER -> System.arraycopy(g, from, out, 0, n);
      case MULTIPLY_NUMBER -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * a;
      }
      case DIVIDE_NUMBER -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] / a;
      }
    }
  }

  /** Strictly between the bounds; a bound at infinity is none, and a NaN is outside. */
  private static boolean inside(double x, double low, double high) {
    return (x > low || low == Double.NEGATIVE_INFINITY)
        && (x < high || high == Double.POSITIVE_INFINITY)
        && x == x;
  }

  static double sign(double x) {
    return x > 0 ? 1 : x < 0 ? -1 : 0;
  }

  /** Exact for the exponents met most; StrictMath for the others. */
  static double power(double x, double exponent) {
    if (exponent == 2) {
      return x * x;
    }
    if (exponent == 1) {
      return x;
    }
    if (exponent == 3) {
      return x * x * x;
    }
    if (exponent == 0.5) {
      return Math.sqrt(x);
    }
    if (exponent == -0.5) {
      return 1 / Math.sqrt(x);
    }
    if (exponent == -1) {
      return 1 / x;
    }
    if (exponent == -2) {
      return 1 / (x * x);
    }
    return StrictMath.pow(x, exponent);
  }
}
