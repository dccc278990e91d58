package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The functions of two floats that are single IEEE operations, in lanes; an input of step 0 repeats
 * one number and fills its lanes with it, any other has step 1. The compiler cannot know that the
 * arrays of a plain loop are not one, and so would go by ones. A lane's operation gives a scalar's
 * bits, which {@link FloatBinary} defines.
 */
final class BinaryLanes {

  private BinaryLanes() {}

  static void add(
      float[] a, int i, int stepA, float[] b, int j, int stepB, float[] out, int to, int n) {
    int whole = n - n % LANES.length();
    if (stepA == 1 && stepB == 1) {
      for (int k = 0; k < whole; k += LANES.length()) {
        FloatVector x = FloatVector.fromArray(LANES, a, i + k);
        FloatVector y = FloatVector.fromArray(LANES, b, j + k);
        x.add(y).intoArray(out, to + k);
      }
    } else {
      for (int k = 0; k < whole; k += LANES.length()) {
        FloatVector x = lanes(a, i + k * stepA, stepA);
        FloatVector y = lanes(b, j + k * stepB, stepB);
        x.add(y).intoArray(out, to + k);
      }
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector x = lanes(a, i + whole * stepA, stepA, rest);
      FloatVector y = lanes(b, j + whole * stepB, stepB, rest);
      x.add(y).intoArray(out, to + whole, rest);
    }
  }

  static void subtract(
      float[] a, int i, int stepA, float[] b, int j, int stepB, float[] out, int to, int n) {
    int whole = n - n % LANES.length();
    if (stepA == 1 && stepB == 1) {
      for (int k = 0; k < whole; k += LANES.length()) {
        FloatVector x = FloatVector.fromArray(LANES, a, i + k);
        FloatVector y = FloatVector.fromArray(LANES, b, j + k);
        x.sub(y).intoArray(out, to + k);
      }
    } else {
      for (int k = 0; k < whole; k += LANES.length()) {
        FloatVector x = lanes(a, i + k * stepA, stepA);
        FloatVector y = lanes(b, j + k * stepB, stepB);
        x.sub(y).intoArray(out, to + k);
      }
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector x = lanes(a, i + whole * stepA, stepA, rest);
      FloatVector y = lanes(b, j + whole * stepB, stepB, rest);
      x.sub(y).intoArray(out, to + whole, rest);
    }
  }

  static void multiply(
      float[] a, int i, int stepA, float[] b, int j, int stepB, float[] out, int to, int n) {
    int whole = n - n % LANES.length();
    if (stepA == 1 && stepB == 1) {
      for (int k = 0; k < whole; k += LANES.length()) {
        FloatVector x = FloatVector.fromArray(LANES, a, i + k);
        FloatVector y = FloatVector.fromArray(LANES, b, j + k);
        x.mul(y).intoArray(out, to + k);
      }
    } else {
      for (int k = 0; k < whole; k += LANES.length()) {
        FloatVector x = lanes(a, i + k * stepA, stepA);
        FloatVector y = lanes(b, j + k * stepB, stepB);
        x.mul(y).intoArray(out, to + k);
      }
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector x = lanes(a, i + whole * stepA, stepA, rest);
      FloatVector y = lanes(b, j + whole * stepB, stepB, rest);
      x.mul(y).intoArray(out, to + whole, rest);
    }
  }

  static void divide(
      float[] a, int i, int stepA, float[] b, int j, int stepB, float[] out, int to, int n) {
    int whole = n - n % LANES.length();
    if (stepA == 1 && stepB == 1) {
      for (int k = 0; k < whole; k += LANES.length()) {
        FloatVector x = FloatVector.fromArray(LANES, a, i + k);
        FloatVector y = FloatVector.fromArray(LANES, b, j + k);
        x.div(y).intoArray(out, to + k);
      }
    } else {
      for (int k = 0; k < whole; k += LANES.length()) {
        FloatVector x = lanes(a, i + k * stepA, stepA);
        FloatVector y = lanes(b, j + k * stepB, stepB);
        x.div(y).intoArray(out, to + k);
      }
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector x = lanes(a, i + whole * stepA, stepA, rest);
      FloatVector y = lanes(b, j + whole * stepB, stepB, rest);
      x.div(y).intoArray(out, to + whole, rest);
    }
  }

  static void maximum(
      float[] a, int i, int stepA, float[] b, int j, int stepB, float[] out, int to, int n) {
    int whole = n - n % LANES.length();
    if (stepA == 1 && stepB == 1) {
      for (int k = 0; k < whole; k += LANES.length()) {
        FloatVector x = FloatVector.fromArray(LANES, a, i + k);
        FloatVector y = FloatVector.fromArray(LANES, b, j + k);
        x.max(y).intoArray(out, to + k);
      }
    } else {
      for (int k = 0; k < whole; k += LANES.length()) {
        FloatVector x = lanes(a, i + k * stepA, stepA);
        FloatVector y = lanes(b, j + k * stepB, stepB);
        x.max(y).intoArray(out, to + k);
      }
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector x = lanes(a, i + whole * stepA, stepA, rest);
      FloatVector y = lanes(b, j + whole * stepB, stepB, rest);
      x.max(y).intoArray(out, to + whole, rest);
    }
  }

  static void minimum(
      float[] a, int i, int stepA, float[] b, int j, int stepB, float[] out, int to, int n) {
    int whole = n - n % LANES.length();
    if (stepA == 1 && stepB == 1) {
      for (int k = 0; k < whole; k += LANES.length()) {
        FloatVector x = FloatVector.fromArray(LANES, a, i + k);
        FloatVector y = FloatVector.fromArray(LANES, b, j + k);
        x.min(y).intoArray(out, to + k);
      }
    } else {
      for (int k = 0; k < whole; k += LANES.length()) {
        FloatVector x = lanes(a, i + k * stepA, stepA);
        FloatVector y = lanes(b, j + k * stepB, stepB);
        x.min(y).intoArray(out, to + k);
      }
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector x = lanes(a, i + whole * stepA, stepA, rest);
      FloatVector y = lanes(b, j + whole * stepB, stepB, rest);
      x.min(y).intoArray(out, to + whole, rest);
    }
  }

  private static FloatVector lanes(float[] values, int at, int step) {
    return step == 1
        ? FloatVector.fromArray(LANES, values, at)
        : FloatVector.broadcast(LANES, values[at]);
  }

  private static FloatVector lanes(float[] values, int at, int step, VectorMask<Float> rest) {
    return step == 1
        ? FloatVector.fromArray(LANES, values, at, rest)
        : FloatVector.broadcast(LANES, values[at]);
  }
}
