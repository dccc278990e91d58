package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.BinaryKernel;

/** Comparisons of floats written as truth values, without a float in between. */
final class Relations {

  private Relations() {}

  /** Compares a row; false, and nothing done, where the function is no comparison. */
  static boolean run(
      BinaryKernel kernel,
      float[] a,
      int i,
      int stepA,
      float[] b,
      int j,
      int stepB,
      byte[] out,
      int to,
      int n) {
    switch (kernel) {
      case EQUAL -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] == b[j + k * stepB] ? (byte) 1 : 0;
        }
        return true;
      }
      case NOT_EQUAL -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] != b[j + k * stepB] ? (byte) 1 : 0;
        }
        return true;
      }
      case GREATER -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] > b[j + k * stepB] ? (byte) 1 : 0;
        }
        return true;
      }
      case GREATER_EQUAL -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = a[i + k * stepA] >= b[j + k * stepB] ? (byte) 1 : 0;
        }
        return true;
      }
    }
    return false;
  }
}
