package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.BinaryKernel;

/**
 * Functions of two floats over one row. Where both inputs walk a run or repeat a value, single
 * operations go in lanes ({@link BinaryLanes}).
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
    if ((stepA | stepB) != 1) {
      each(kernel, a, i, stepA, b, j, stepB, out, to, n);
      return;
    }
    switch (kernel) {
      case ADD -> BinaryLanes.add(a, i, stepA, b, j, stepB, out, to, n);
      case SUBTRACT -> BinaryLanes.subtract(a, i, stepA, b, j, stepB, out, to, n);
      case MULTIPLY -> BinaryLanes.multiply(a, i, stepA, b, j, stepB, out, to, n);
      case DIVIDE -> BinaryLanes.divide(a, i, stepA, b, j, stepB, out, to, n);
      case MAXIMUM -> BinaryLanes.maximum(a, i, stepA, b, j, stepB, out, to, n);
      case MINIMUM -> BinaryLanes.minimum(a, i, stepA, b, j, stepB, out, to, n);
      case EQUAL,
          NOT_EQUAL,
          GREATER,
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
          BIT_XOR ->
          each(kernel, a, i, stepA, b, j, stepB, out, to, n);
    }
  }

  private static void each(
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
    for (int k = 0; k < n; k++) {
      out[to + k] = one(kernel, a[i + k * stepA], b[j + k * stepB]);
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
}
