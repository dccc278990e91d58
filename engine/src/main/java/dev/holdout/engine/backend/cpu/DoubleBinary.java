package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.BinaryKernel;

/** Functions of two doubles over one row; a step of 0 repeats a value. */
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
    switch (kernel) {
      case ADD -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k * stepA] + b[j + k * stepB];
        return;
      }
      case SUBTRACT -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k * stepA] - b[j + k * stepB];
        return;
      }
      case MULTIPLY -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k * stepA] * b[j + k * stepB];
        return;
      }
      case DIVIDE -> {
        for (int k = 0; k < n; k++) out[to + k] = a[i + k * stepA] / b[j + k * stepB];
        return;
      }
    }
    for (int k = 0; k < n; k++) {
      out[to + k] = one(kernel, a[i + k * stepA], b[j + k * stepB]);
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
}
