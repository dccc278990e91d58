package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The functions of one float that are single IEEE operations, and their slopes, in lanes: the
 * compiler cannot know that the arrays of a plain loop are not one, and so would go by ones. A
 * lane's operation gives a scalar's bits.
 */
final class UnaryLanes {

  private UnaryLanes() {}

  static void negate(float[] x, int at, float[] y, int to, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector v = FloatVector.fromArray(LANES, x, at + i);
      v.neg().intoArray(y, to + i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector v = FloatVector.fromArray(LANES, x, at + whole, rest);
      v.neg().intoArray(y, to + whole, rest);
    }
  }

  static void absolute(float[] x, int at, float[] y, int to, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector v = FloatVector.fromArray(LANES, x, at + i);
      v.abs().intoArray(y, to + i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector v = FloatVector.fromArray(LANES, x, at + whole, rest);
      v.abs().intoArray(y, to + whole, rest);
    }
  }

  static void relu(float[] x, int at, float[] y, int to, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector v = FloatVector.fromArray(LANES, x, at + i);
      v.blend(0f, v.compare(VectorOperators.LT, 0f)).intoArray(y, to + i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector v = FloatVector.fromArray(LANES, x, at + whole, rest);
      v.blend(0f, v.compare(VectorOperators.LT, 0f)).intoArray(y, to + whole, rest);
    }
  }

  static void root(float[] x, int at, float[] y, int to, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector v = FloatVector.fromArray(LANES, x, at + i);
      v.sqrt().intoArray(y, to + i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector v = FloatVector.fromArray(LANES, x, at + whole, rest);
      v.sqrt().intoArray(y, to + whole, rest);
    }
  }

  static void square(float[] x, int at, float[] y, int to, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector v = FloatVector.fromArray(LANES, x, at + i);
      v.mul(v).intoArray(y, to + i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector v = FloatVector.fromArray(LANES, x, at + whole, rest);
      v.mul(v).intoArray(y, to + whole, rest);
    }
  }

  static void reciprocal(float[] x, int at, float[] y, int to, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector v = FloatVector.fromArray(LANES, x, at + i);
      FloatVector.broadcast(LANES, 1f).div(v).intoArray(y, to + i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector v = FloatVector.fromArray(LANES, x, at + whole, rest);
      FloatVector.broadcast(LANES, 1f).div(v).intoArray(y, to + whole, rest);
    }
  }

  static void add(float a, float[] x, int at, float[] y, int to, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector v = FloatVector.fromArray(LANES, x, at + i);
      v.add(a).intoArray(y, to + i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector v = FloatVector.fromArray(LANES, x, at + whole, rest);
      v.add(a).intoArray(y, to + whole, rest);
    }
  }

  static void multiply(float a, float[] x, int at, float[] y, int to, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector v = FloatVector.fromArray(LANES, x, at + i);
      v.mul(a).intoArray(y, to + i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector v = FloatVector.fromArray(LANES, x, at + whole, rest);
      v.mul(a).intoArray(y, to + whole, rest);
    }
  }

  static void divide(float a, float[] x, int at, float[] y, int to, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector v = FloatVector.fromArray(LANES, x, at + i);
      v.div(a).intoArray(y, to + i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector v = FloatVector.fromArray(LANES, x, at + whole, rest);
      v.div(a).intoArray(y, to + whole, rest);
    }
  }

  static void tanhSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector kept = FloatVector.fromArray(LANES, v, at + i);
      FloatVector arriving = FloatVector.fromArray(LANES, g, from + i);
      arriving.mul(FloatVector.broadcast(LANES, 1f).sub(kept.mul(kept))).intoArray(out, i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector kept = FloatVector.fromArray(LANES, v, at + whole, rest);
      FloatVector arriving = FloatVector.fromArray(LANES, g, from + whole, rest);
      arriving
          .mul(FloatVector.broadcast(LANES, 1f).sub(kept.mul(kept)))
          .intoArray(out, whole, rest);
    }
  }

  static void sigmoidSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector kept = FloatVector.fromArray(LANES, v, at + i);
      FloatVector arriving = FloatVector.fromArray(LANES, g, from + i);
      arriving.mul(kept.mul(FloatVector.broadcast(LANES, 1f).sub(kept))).intoArray(out, i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector kept = FloatVector.fromArray(LANES, v, at + whole, rest);
      FloatVector arriving = FloatVector.fromArray(LANES, g, from + whole, rest);
      arriving
          .mul(kept.mul(FloatVector.broadcast(LANES, 1f).sub(kept)))
          .intoArray(out, whole, rest);
    }
  }

  static void reluSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector kept = FloatVector.fromArray(LANES, v, at + i);
      FloatVector arriving = FloatVector.fromArray(LANES, g, from + i);
      arriving.blend(0f, kept.compare(VectorOperators.LE, 0f)).intoArray(out, i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector kept = FloatVector.fromArray(LANES, v, at + whole, rest);
      FloatVector arriving = FloatVector.fromArray(LANES, g, from + whole, rest);
      arriving.blend(0f, kept.compare(VectorOperators.LE, 0f)).intoArray(out, whole, rest);
    }
  }

  static void expSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector kept = FloatVector.fromArray(LANES, v, at + i);
      FloatVector arriving = FloatVector.fromArray(LANES, g, from + i);
      arriving.mul(kept).intoArray(out, i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector kept = FloatVector.fromArray(LANES, v, at + whole, rest);
      FloatVector arriving = FloatVector.fromArray(LANES, g, from + whole, rest);
      arriving.mul(kept).intoArray(out, whole, rest);
    }
  }

  static void logSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector kept = FloatVector.fromArray(LANES, v, at + i);
      FloatVector arriving = FloatVector.fromArray(LANES, g, from + i);
      arriving.div(kept).intoArray(out, i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector kept = FloatVector.fromArray(LANES, v, at + whole, rest);
      FloatVector arriving = FloatVector.fromArray(LANES, g, from + whole, rest);
      arriving.div(kept).intoArray(out, whole, rest);
    }
  }

  static void squareSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    int whole = n - n % LANES.length();
    for (int i = 0; i < whole; i += LANES.length()) {
      FloatVector kept = FloatVector.fromArray(LANES, v, at + i);
      FloatVector arriving = FloatVector.fromArray(LANES, g, from + i);
      arriving.mul(kept.mul(2f)).intoArray(out, i);
    }
    if (whole < n) {
      VectorMask<Float> rest = LANES.indexInRange(0, n - whole);
      FloatVector kept = FloatVector.fromArray(LANES, v, at + whole, rest);
      FloatVector arriving = FloatVector.fromArray(LANES, g, from + whole, rest);
      arriving.mul(kept.mul(2f)).intoArray(out, whole, rest);
    }
  }
}
