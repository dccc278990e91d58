package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.BinaryKernel;

/**
 * Functions of two floats over one row. A step of 1 walks a run and a step of 0 repeats a value;
 * those two have loops of their own, which the compiler turns into vectors of single IEEE
 * operations.
 */
final class FloatBinary {

  private FloatBinary() {}

  static void row(
      BinaryKernel kernel,
      float[] a,
      int i,
      int stepA,
      float[] b,
      int j,
      int stepB,
      float[] out,
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

  static float one(BinaryKernel kernel, float a, float b) {
    return switch (kernel) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case EQUAL -> a == b ? 1f : 0f;
      case NOT_EQUAL -> a != b ? 1f : 0f;
      case GREATER -> a > b ? 1f : 0f;
      case GREATER_EQUAL -> a >= b ? 1f : 0f;
      case LOGICAL_AND -> a != 0 && b != 0 ? 1f : 0f;
      case LOGICAL_OR -> a != 0 || b != 0 ? 1f : 0f;
      case LOGICAL_XOR -> a != 0 ^ b != 0 ? 1f : 0f;
      case FMAX -> a != a ? b : b != b ? a : Math.max(a, b);
      case FMIN -> a != a ? b : b != b ? a : Math.min(a, b);
      case COPY_SIGN -> Math.copySign(a, b);
      case FLOOR_DIVIDE -> TwoNumbers.floorDivide(a, b);
      case TRUNC_DIVIDE -> TwoNumbers.truncDivide(a, b);
      case REMAINDER -> TwoNumbers.remainder(a, b);
      case FMOD -> a % b;
      case POWER -> (float) TwoNumbers.power(a, b);
      case ATAN2 -> (float) StrictMath.atan2(a, b);
      case HYPOT -> (float) StrictMath.hypot(a, b);
      case LOG_ADD_EXP -> (float) TwoNumbers.logAddExp(a, b);
      case X_LOG_Y -> (float) TwoNumbers.xLogY(a, b);
      case BIT_AND, BIT_OR, BIT_XOR -> throw TwoNumbers.noBits(kernel, "float32");
    };
  }

  private static void runs(
      BinaryKernel kernel, float[] a, int i, float[] b, int j, float[] out, int to, int n) {
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
        for (int k = 0; k < n; k++) out[to + k] = a[i + k] == b[j + k] ? 1f : 0f;
      }
      case GREATER -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k] > b[j + k] ? 1f : 0f;
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
      BinaryKernel kernel, float[] a, int i, float b, float[] out, int to, int n) {
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
      BinaryKernel kernel, float a, float[] b, int j, float[] out, int to, int n) {
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
