package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.DTypeException;

/** Functions of one integer over contiguous runs; sums and products wrap as PyTorch's do. */
final class LongUnary {

  private LongUnary() {}

  static void value(
      UnaryKernel kernel, double a, double b, long[] x, int at, long[] y, int to, int n) {
    switch (kernel) {
      case NEGATE -> {
        for (int i = 0; i < n; i++) y[to + i] = -x[at + i];
      }
      case ABSOLUTE -> {
        for (int i = 0; i < n; i++) y[to + i] = Math.abs(x[at + i]);
      }
      case SIGN -> {
        for (int i = 0; i < n; i++) y[to + i] = Long.signum(x[at + i]);
      }
      case RELU -> {
        for (int i = 0; i < n; i++) y[to + i] = Math.max(0, x[at + i]);
      }
      case SQUARE -> {
        for (int i = 0; i < n; i++) y[to + i] = x[at + i] * x[at + i];
      }
      case POWER -> {
        for (int i = 0; i < n; i++) y[to + i] = power(x[at + i], (long) a);
      }
      case FLOOR, CEIL, TRUNCATE, ROUND -> System.arraycopy(x, at, y, to, n);
      case CLAMP, HARD_TANH -> {
        for (int i = 0; i < n; i++) y[to + i] = Math.min(Math.max(x[at + i], (long) a), (long) b);
      }
      case ADD_NUMBER -> {
        for (int i = 0; i < n; i++) y[to + i] = x[at + i] + (long) a;
      }
      case MULTIPLY_NUMBER -> {
        for (int i = 0; i < n; i++) y[to + i] = x[at + i] * (long) a;
      }
      case FRACTION,
          EXP,
          EXP2,
          EXPM1,
          LOG,
          LOG2,
          LOG10,
          LOG1P,
          SQUARE_ROOT,
          RECIPROCAL_ROOT,
          RECIPROCAL,
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
          REPLACE_INFINITY,
          REPLACE_NAN,
          DIVIDE_NUMBER ->
          throw new DTypeException(
              "%s: integers have no such function; convert with x.to(F32)"
                  .formatted(kernel.torchName()));
    }
  }

  /**
   * x to a whole power, wrapping. A negative exponent gives what is left of 1 / x^|e| as an
   * integer: 1 or -1 where |x| is 1, else 0.
   */
  static long power(long x, long exponent) {
    if (exponent < 0) {
      return x == 1 ? 1 : x == -1 ? ((exponent & 1) == 0 ? 1 : -1) : 0;
    }
    long result = 1;
    long factor = x;
    for (long e = exponent; e > 0; e >>= 1) {
      if ((e & 1) == 1) {
        result *= factor;
      }
      factor *= factor;
    }
    return result;
  }
}
