package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.BinaryKernel;

/**
 * Functions of two doubles over one row. A step of 1 walks a run and a step of 0 repeats a value;
 * those two have loops of their own, which the compiler turns into vectors of single IEEE
 * operations.
 */
final class DoubleBinary {

  private DoubleBinary() {}

  static void row(
      BinaryKernel kernel,
      double[] a,
      int i,
      int stepA,
      double[] b,
      int j,
      int stepB,
      double[] out,
      int to,
      int n) {
    if (stepA == 1 && stepB == 1) {
      runs(kernel, a, i, b, j, out, to, n);
    } else if (stepA == 1 && stepB == 0) {
      right(kernel, a, i, b[j], out, to, n);
    } else if (stepA == 0 && stepB == 1) {
      left(kernel, a[i], b, j, out, to, n);
    } else {
      for (int k = 0; k < n; k++) {
        out[to + k] = one(kernel, a[i + k * stepA], b[j + k * stepB]);
      }
    }
  }

  static double one(BinaryKernel kernel, double a, double b) {
    return switch (kernel) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case EQUAL -> a == b ? 1 : 0;
      case NOT_EQUAL -> a != b ? 1 : 0;
      case GREATER -> a > b ? 1 : 0;
      case GREATER_EQUAL -> a >= b ? 1 : 0;
      case LOGICAL_AND -> a != 0 && b != 0 ? 1 : 0;
      case LOGICAL_OR -> a != 0 || b != 0 ? 1 : 0;
      case LOGICAL_XOR -> a != 0 ^ b != 0 ? 1 : 0;
      case FMAX -> a != a ? b : b != b ? a : Math.max(a, b);
      case FMIN -> a != a ? b : b != b ? a : Math.min(a, b);
      case COPY_SIGN -> Math.copySign(a, b);
      case FLOOR_DIVIDE -> TwoNumbers.floorDivide(a, b);
      case TRUNC_DIVIDE -> TwoNumbers.truncDivide(a, b);
      case REMAINDER -> TwoNumbers.remainder(a, b);
      case FMOD -> a % b;
      case POWER -> TwoNumbers.power(a, b);
      case ATAN2 -> StrictMath.atan2(a, b);
      case HYPOT -> StrictMath.hypot(a, b);
      case LOG_ADD_EXP -> TwoNumbers.logAddExp(a, b);
      case X_LOG_Y -> TwoNumbers.xLogY(a, b);
      case BIT_AND, BIT_OR, BIT_XOR -> throw TwoNumbers.noBits(kernel, "float64");
    };
  }

  private static void runs(
      BinaryKernel kernel, double[] a, int i, double[] b, int j, double[] out, int to, int n) {
    switch (kernel) {
      case ADD -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k] + b[j + k];
      }
      case SUBTRACT -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k] - b[j + k];
      }
      case MULTIPLY -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k] * b[j + k];
      }
      case DIVIDE -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k] / b[j + k];
      }
      case MAXIMUM -> {
        for (int k = 0; k < n; k++) out[to + k] = Math.max(a[i + k], b[j + k]);
      }
      case MINIMUM -> {
        for (int k = 0; k < n; k++) out[to + k] = Math.min(a[i + k], b[j + k]);
      }
      case EQUAL -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k] == b[j + k] ? 1 : 0;
      }
      case GREATER -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k] > b[j + k] ? 1 : 0;
      }
      case NOT_EQUAL,
          GREATER_EQUAL,
          LOGICAL_AND,
          LOGICAL_OR,
          LOGICAL_XOR,
          FMAX,
          FMIN,
          COPY_SIGN,
          FLOOR_DIVIDE,
          TRUNC_DIVIDE,
          REMAINDER,
          FMOD,
          POWER,
          ATAN2,
          HYPOT,
          LOG_ADD_EXP,
          X_LOG_Y,
          BIT_AND,
          BIT_OR,
          BIT_XOR -> {
        for (int k = 0; k < n; k++) out[to + k] = one(kernel, a[i + k], b[j + k]);
      }
    }
  }

  private static void right(
      BinaryKernel kernel, double[] a, int i, double b, double[] out, int to, int n) {
    switch (kernel) {
      case ADD -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k] + b;
      }
      case SUBTRACT -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k] - b;
      }
      case MULTIPLY -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k] * b;
      }
      case DIVIDE -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k] / b;
      }
      case MAXIMUM,
          MINIMUM,
          EQUAL,
          GREATER,
          NOT_EQUAL,
          GREATER_EQUAL,
          LOGICAL_AND,
          LOGICAL_OR,
          LOGICAL_XOR,
          FMAX,
          FMIN,
          COPY_SIGN,
          FLOOR_DIVIDE,
          TRUNC_DIVIDE,
          REMAINDER,
          FMOD,
          POWER,
          ATAN2,
          HYPOT,
          LOG_ADD_EXP,
          X_LOG_Y,
          BIT_AND,
          BIT_OR,
          BIT_XOR -> {
        for (int k = 0; k < n; k++) out[to + k] = one(kernel, a[i + k], b);
      }
    }
  }

  private static void left(
      BinaryKernel kernel, double a, double[] b, int j, double[] out, int to, int n) {
    switch (kernel) {
      case ADD -> {
        for (int k = 0; k < n; k++) out[to + k] = a + b[j + k];
      }
      case SUBTRACT -> {
        for (int k = 0; k < n; k++) out[to + k] = a - b[j + k];
      }
      case MULTIPLY -> {
        for (int k = 0; k < n; k++) out[to + k] = a * b[j + k];
      }
      case DIVIDE -> {
        for (int k = 0; k < n; k++) out[to + k] = a / b[j + k];
      }
      case MAXIMUM,
          MINIMUM,
          EQUAL,
          GREATER,
          NOT_EQUAL,
          GREATER_EQUAL,
          LOGICAL_AND,
          LOGICAL_OR,
          LOGICAL_XOR,
          FMAX,
          FMIN,
          COPY_SIGN,
          FLOOR_DIVIDE,
          TRUNC_DIVIDE,
          REMAINDER,
          FMOD,
          POWER,
          ATAN2,
          HYPOT,
          LOG_ADD_EXP,
          X_LOG_Y,
          BIT_AND,
          BIT_OR,
          BIT_XOR -> {
        for (int k = 0; k < n; k++) out[to + k] = one(kernel, a, b[j + k]);
      }
    }
  }
}
