package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.shape.DTypeException;
import java.util.Locale;

/** Functions of two integers over one row; sums and products wrap as PyTorch's do. */
final class LongBinary {

  private LongBinary() {}

  static void row(
      BinaryKernel kernel,
      long[] a,
      int i,
      int stepA,
      long[] b,
      int j,
      int stepB,
      long[] out,
      int to,
      int n) {
    // A loop each for what is met most: the choice is made once a row.
    switch (kernel) {
      case ADD -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] + b[j + k * stepB];
        }
      }
      case SUBTRACT -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] - b[j + k * stepB];
        }
      }
      case MULTIPLY -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] * b[j + k * stepB];
        }
      }
      case EQUAL -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] == b[j + k * stepB] ? 1 : 0;
        }
      }
      case NOT_EQUAL -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] != b[j + k * stepB] ? 1 : 0;
        }
      }
      case GREATER -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] > b[j + k * stepB] ? 1 : 0;
        }
      }
      case GREATER_EQUAL -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] >= b[j + k * stepB] ? 1 : 0;
        }
      }
      case BIT_AND -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] & b[j + k * stepB];
        }
      }
      case BIT_OR -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] | b[j + k * stepB];
        }
      }
      case LOGICAL_AND -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = truth(a[i + k * stepA]) & truth(b[j + k * stepB]);
        }
      }
      case LOGICAL_OR -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = truth(a[i + k * stepA] | b[j + k * stepB]);
        }
      }
      case DIVIDE,
          FLOOR_DIVIDE,
          TRUNC_DIVIDE,
          REMAINDER,
          FMOD,
          POWER,
          MAXIMUM,
          MINIMUM,
          FMAX,
          FMIN,
          ATAN2,
          HYPOT,
          LOG_ADD_EXP,
          COPY_SIGN,
          X_LOG_Y,
          LOGICAL_XOR,
          BIT_XOR -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = one(kernel, a[i + k * stepA], b[j + k * stepB]);
        }
      }
    }
  }

  /** 1 where x is not 0, without a branch, which masks make hard to foresee. */
  static long truth(long x) {
    return (x | -x) >>> 63;
  }

  static long one(BinaryKernel kernel, long a, long b) {
    return switch (kernel) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case FLOOR_DIVIDE -> Math.floorDiv(a, divisor(kernel, a, b));
      case TRUNC_DIVIDE -> a / divisor(kernel, a, b);
      case REMAINDER -> Math.floorMod(a, divisor(kernel, a, b));
      case FMOD -> a % divisor(kernel, a, b);
      case POWER -> LongUnary.power(a, b);
      case MAXIMUM, FMAX -> Math.max(a, b);
      case MINIMUM, FMIN -> Math.min(a, b);
      case EQUAL -> a == b ? 1 : 0;
      case NOT_EQUAL -> a != b ? 1 : 0;
      case GREATER -> a > b ? 1 : 0;
      case GREATER_EQUAL -> a >= b ? 1 : 0;
      case BIT_AND -> a & b;
      case BIT_OR -> a | b;
      case BIT_XOR -> a ^ b;
      case LOGICAL_AND -> a != 0 && b != 0 ? 1 : 0;
      case LOGICAL_OR -> a != 0 || b != 0 ? 1 : 0;
      case LOGICAL_XOR -> a != 0 ^ b != 0 ? 1 : 0;
      case DIVIDE, ATAN2, HYPOT, LOG_ADD_EXP, COPY_SIGN, X_LOG_Y ->
          throw new DTypeException(
              "%s: integers have no such function; convert with x.to(F32)".formatted(name(kernel)));
    };
  }

  private static long divisor(BinaryKernel kernel, long a, long b) {
    if (b == 0) {
      throw new ArithmeticException(
          "%s: %d is divided by 0, and integers have no infinity; take the zeros out with where, or divide in floats: x.to(F32)"
              .formatted(name(kernel), a));
    }
    return b;
  }

  private static String name(BinaryKernel kernel) {
    return kernel.name().toLowerCase(Locale.ROOT);
  }
}
