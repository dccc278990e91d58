package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import dev.holdout.engine.backend.UnaryKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The functions of one float that are single IEEE operations, and their slopes, in lanes: the
 * compiler cannot know that the arrays of a plain loop are not one, and so would go by ones. A
 * lane's operation gives a scalar's bits, which {@link FloatUnary} and {@link FloatSlopes} define.
 */
final class UnaryLanes {

  private UnaryLanes() {}

  /** y = f(x) over a run; false, and nothing done, where f is not here. */
  static boolean value(UnaryKernel kernel, float a, float[] x, int at, float[] y, int to, int n) {
    switch (kernel) {
      case NEGATE -> {
        negate(x, at, y, to, n);
        return true;
      }
      case ABSOLUTE -> {
        absolute(x, at, y, to, n);
        return true;
      }
      case RELU -> {
        relu(x, at, y, to, n);
        return true;
      }
      case SQUARE_ROOT -> {
        root(x, at, y, to, n);
        return true;
      }
      case SQUARE -> {
        square(x, at, y, to, n);
        return true;
      }
      case RECIPROCAL -> {
        reciprocal(x, at, y, to, n);
        return true;
      }
      case ADD_NUMBER -> {
        add(a, x, at, y, to, n);
        return true;
      }
      case MULTIPLY_NUMBER -> {
        multiply(a, x, at, y, to, n);
        return true;
      }
      case DIVIDE_NUMBER -> {
        divide(a, x, at, y, to, n);
        return true;
      }
    }
    return false;
  }

  /** As {@link #value}, for out = g times the slope; {@code v} is what the kernel keeps. */
  static boolean slope(
      UnaryKernel kernel, float a, float[] v, int at, float[] g, int from, float[] out, int n) {
    switch (kernel) {
      case NEGATE -> {
        negate(g, from, out, 0, n);
        return true;
      }
      case MULTIPLY_NUMBER -> {
        multiply(a, g, from, out, 0, n);
        return true;
      }
      case DIVIDE_NUMBER -> {
        divide(a, g, from, out, 0, n);
        return true;
      }
      case TANH -> {
        tanhSlope(v, at, g, from, out, n);
        return true;
      }
      case SIGMOID -> {
        sigmoidSlope(v, at, g, from, out, n);
        return true;
      }
      case RELU -> {
        reluSlope(v, at, g, from, out, n);
        return true;
      }
      case EXP -> {
        expSlope(v, at, g, from, out, n);
        return true;
      }
      case LOG -> {
        logSlope(v, at, g, from, out, n);
        return true;
      }
      case SQUARE -> {
        squareSlope(v, at, g, from, out, n);
        return true;
      }
    }
    return false;
  }

  private static void negate(float[] x, int at, float[] y, int to, int n) {
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

  private static void absolute(float[] x, int at, float[] y, int to, int n) {
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

  private static void relu(float[] x, int at, float[] y, int to, int n) {
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

  private static void root(float[] x, int at, float[] y, int to, int n) {
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

  private static void square(float[] x, int at, float[] y, int to, int n) {
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

  private static void reciprocal(float[] x, int at, float[] y, int to, int n) {
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

  private static void add(float a, float[] x, int at, float[] y, int to, int n) {
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

  private static void multiply(float a, float[] x, int at, float[] y, int to, int n) {
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

  private static void divide(float a, float[] x, int at, float[] y, int to, int n) {
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

  private static void tanhSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
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

  private static void sigmoidSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
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

  private static void reluSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
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

  private static void expSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
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

  private static void logSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
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

  private static void squareSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
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
