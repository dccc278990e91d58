package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import dev.holdout.engine.backend.UnaryKernel;
import jdk.incubator.vector.FloatVector;

/**
 * Functions of one float and their slopes over contiguous runs. Plain loops are left to the
 * compiler, whose vectors of single IEEE operations give a scalar's bits; the four functions of
 * {@link FloatMath} are written in lanes, with the scalar form for the tail.
 */
final class FloatUnary {

  private FloatUnary() {}

  static void value(
      UnaryKernel kernel, float a, float b, float[] x, int at, float[] y, int to, int n) {
    switch (kernel) {
      case NEGATE -> {
        for (int i = 0; i < n; i++) y[to + i] = -x[at + i];
      }
      case ABSOLUTE -> {
        for (int i = 0; i < n; i++) y[to + i] = Math.abs(x[at + i]);
      }
      case SIGN -> {
        for (int i = 0; i < n; i++) y[to + i] = sign(x[at + i]);
      }
      case EXP -> exp(x, at, y, to, n);
      case LOG -> log(x, at, y, to, n);
      case TANH -> tanh(x, at, y, to, n);
      case SIGMOID -> sigmoid(x, at, y, to, n);
      case RELU -> {
        for (int i = 0; i < n; i++) {
          float v = x[at + i];
          y[to + i] = v < 0f ? 0f : v;
        }
      }
      case SQUARE_ROOT -> {
        for (int i = 0; i < n; i++) y[to + i] = (float) Math.sqrt(x[at + i]);
      }
      case SQUARE -> {
        for (int i = 0; i < n; i++) y[to + i] = x[at + i] * x[at + i];
      }
      case RECIPROCAL -> {
        for (int i = 0; i < n; i++) y[to + i] = 1f / x[at + i];
      }
      case POWER -> {
        for (int i = 0; i < n; i++) y[to + i] = power(x[at + i], a);
      }
      case CLAMP -> {
        for (int i = 0; i < n; i++) y[to + i] = Math.min(Math.max(x[at + i], a), b);
      }
      case ADD_NUMBER -> {
        for (int i = 0; i < n; i++) y[to + i] = x[at + i] + a;
      }
      case MULTIPLY_NUMBER -> {
        for (int i = 0; i < n; i++) y[to + i] = x[at + i] * a;
      }
      case DIVIDE_NUMBER -> {
        for (int i = 0; i < n; i++) y[to + i] = x[at + i] / a;
      }
    }
  }

  /** out = g times the slope; {@code v} is what the kernel keeps, unread where it keeps nothing. */
  static void gradient(
      UnaryKernel kernel,
      float a,
      float b,
      float[] v,
      int at,
      float[] g,
      int from,
      float[] out,
      int n) {
    switch (kernel) {
      case NEGATE -> {
        for (int i = 0; i < n; i++) out[i] = -g[from + i];
      }
      case ABSOLUTE -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * sign(v[at + i]);
      }
      case SIGN -> {}
      case EXP -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * v[at + i];
      }
      case LOG -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] / v[at + i];
      }
      case TANH -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * (1f - v[at + i] * v[at + i]);
      }
      case SIGMOID -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * (v[at + i] * (1f - v[at + i]));
      }
      case RELU -> {
        for (int i = 0; i < n; i++) out[i] = v[at + i] <= 0f ? 0f : g[from + i];
      }
      case SQUARE_ROOT -> {
        for (int i = 0; i < n; i++)
          out[i] = v[at + i] == 0f && a == 1f ? 0f : g[from + i] / (2f * v[at + i]);
      }
      case SQUARE -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * (2f * v[at + i]);
      }
      case RECIPROCAL -> {
        for (int i = 0; i < n; i++) out[i] = -g[from + i] * (v[at + i] * v[at + i]);
      }
      case POWER -> {
        for (int i = 0; i < n; i++) {
          out[i] = a == 0f ? 0f : g[from + i] * (a * power(v[at + i], a - 1f));
        }
      }
      case CLAMP -> {
        for (int i = 0; i < n; i++) {
          out[i] = inside(v[at + i], a, b) ? g[from + i] : 0f;
        }
      }
      case ADD_NUMBER -> System.arraycopy(g, from, out, 0, n);
      case MULTIPLY_NUMBER -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * a;
      }
      case DIVIDE_NUMBER -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] / a;
      }
    }
  }

  /** Strictly between the bounds; a bound at infinity is none, and a NaN is outside. */
  private static boolean inside(float x, float low, float high) {
    return (x > low || low == Float.NEGATIVE_INFINITY)
        && (x < high || high == Float.POSITIVE_INFINITY)
        && x == x;
  }

  static float sign(float x) {
    return x > 0f ? 1f : x < 0f ? -1f : 0f;
  }

  /** Exact for the exponents met most; others in double, where StrictMath is the same anywhere. */
  static float power(float x, float exponent) {
    if (exponent == 2f) {
      return x * x;
    }
    if (exponent == 1f) {
      return x;
    }
    if (exponent == 3f) {
      return x * x * x;
    }
    if (exponent == 0.5f) {
      return (float) Math.sqrt(x);
    }
    if (exponent == -0.5f) {
      return 1f / (float) Math.sqrt(x);
    }
    if (exponent == -1f) {
      return 1f / x;
    }
    if (exponent == -2f) {
      return 1f / (x * x);
    }
    return (float) StrictMath.pow(x, exponent);
  }

  private static void exp(float[] x, int at, float[] y, int to, int n) {
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatMath.exp(FloatVector.fromArray(LANES, x, at + i)).intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = FloatMath.exp(x[at + i]);
    }
  }

  private static void log(float[] x, int at, float[] y, int to, int n) {
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatMath.log(FloatVector.fromArray(LANES, x, at + i)).intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = FloatMath.log(x[at + i]);
    }
  }

  private static void tanh(float[] x, int at, float[] y, int to, int n) {
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatMath.tanh(FloatVector.fromArray(LANES, x, at + i)).intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = FloatMath.tanh(x[at + i]);
    }
  }

  private static void sigmoid(float[] x, int at, float[] y, int to, int n) {
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatMath.sigmoid(FloatVector.fromArray(LANES, x, at + i)).intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = FloatMath.sigmoid(x[at + i]);
    }
  }
}
