package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.BinaryKernel;

/** Functions of two truth values on their bytes, which are 0 or 1. */
final class Truths {

  private Truths() {}

  /** Computes a row; false, and nothing done, where the function is not here. */
  static boolean run(
      BinaryKernel kernel,
      byte[] a,
      int i,
      int stepA,
      byte[] b,
      int j,
      int stepB,
      byte[] out,
      int to,
      int n) {
    switch (kernel) {
      case LOGICAL_AND, BIT_AND, MULTIPLY, MINIMUM -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = (byte) (a[i + k * stepA] & b[j + k * stepB]);
        }
        return true;
      }
      case LOGICAL_OR, BIT_OR, ADD, MAXIMUM -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = (byte) (a[i + k * stepA] | b[j + k * stepB]);
        }
        return true;
      }
      case LOGICAL_XOR, BIT_XOR, NOT_EQUAL -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = (byte) (a[i + k * stepA] ^ b[j + k * stepB]);
        }
        return true;
      }
      case EQUAL -> {
        for (int k = 0; k < n; k++) {
          out[to + k] = (byte) (1 ^ a[i + k * stepA] ^ b[j + k * stepB]);
        }
        return true;
      }
    }
    return false;
  }
}
