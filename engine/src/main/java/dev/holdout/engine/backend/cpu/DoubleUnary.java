package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.UnaryKernel;

/**
 * Functions of one double and their slopes over contiguous runs: plain arithmetic in loops that the
 * compiler makes vectors of, all else by the table of {@link OneNumber}.
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
      case SIGN,
          FLOOR,
          CEIL,
          TRUNCATE,
          ROUND,
          FRACTION,
          EXP,
          EXP2,
          EXPM1,
          LOG,
          LOG2,
          LOG10,
          LOG1P,
          RECIPROCAL_ROOT,
          POWER,
          SIN,
          COS,
          TAN,
          ASIN,
          ACOS,
          ATAN,
          SINH,
          COSH,
          ASINH,
          ACOSH,
          ATANH,
          TANH,
          ERF,
          ERFC,
          SIGMOID,
          LOG_SIGMOID,
          SOFTPLUS,
          SILU,
          MISH,
          GELU,
          GELU_TANH,
          SOFTSIGN,
          TANH_SHRINK,
          LEAKY_RELU,
          ELU,
          HARD_TANH,
          REPLACE_INFINITY,
          REPLACE_NAN -> {
        for (int i = 0; i < n; i++) y[to + i] = OneNumber.value(kernel, a, b, x[at + i]);
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
      case TANH -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * (1 - v[at + i] * v[at + i]);
      }
      case SIGMOID -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * (v[at + i] * (1 - v[at + i]));
      }
      case EXP -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * v[at + i];
      }
      case LOG -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] / v[at + i];
      }
      case RELU -> {
        for (int i = 0; i < n; i++) out[i] = v[at + i] <= 0 ? 0 : g[from + i];
      }
      case SQUARE -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * (2 * v[at + i]);
      }
      case SQUARE_ROOT -> {
        for (int i = 0; i < n; i++)
          out[i] = v[at + i] == 0 && a == 1 ? 0 : g[from + i] / (2 * v[at + i]);
      }
      case RECIPROCAL -> {
        for (int i = 0; i < n; i++) out[i] = -g[from + i] * (v[at + i] * v[at + i]);
      }
      case ADD_NUMBER -> System.arraycopy(g, from, out, 0, n);
      case MULTIPLY_NUMBER -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * a;
      }
      case DIVIDE_NUMBER -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] / a;
      }
      case ABSOLUTE,
          SIGN,
          FLOOR,
          CEIL,
          TRUNCATE,
          ROUND,
          FRACTION,
          EXP2,
          EXPM1,
          LOG2,
          LOG10,
          LOG1P,
          RECIPROCAL_ROOT,
          POWER,
          SIN,
          COS,
          TAN,
          ASIN,
          ACOS,
          ATAN,
          SINH,
          COSH,
          ASINH,
          ACOSH,
          ATANH,
          ERF,
          ERFC,
          LOG_SIGMOID,
          SOFTPLUS,
          SILU,
          MISH,
          GELU,
          GELU_TANH,
          SOFTSIGN,
          TANH_SHRINK,
          LEAKY_RELU,
          ELU,
          HARD_TANH,
          CLAMP,
          REPLACE_INFINITY,
          REPLACE_NAN -> {
        for (int i = 0; i < n; i++) {
          out[i] = g[from + i] * OneNumber.slope(kernel, a, b, v[at + i]);
        }
      }
    }
  }
}
