package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.backend.UnaryKernel;
import jdk.incubator.vector.FloatVector;

/**
 * Softmax of one line of floats, its logarithm, their gradients, and the logarithm of a sum of
 * exponentials: short loops in lanes, one after the other, over a line that stays in the cache.
 * Sums have the order of {@link FloatSums}.
 */
final class FloatSoftmax {

  private FloatSoftmax() {}

  /** y = e^(x - largest) / sum of those. */
  static void value(float[] x, int at, float[] y, int to, int n) {
    float sum = exponents(x, at, FloatExtremes.row(true, x, at, n), y, to, n);
    UnaryLanes.divide(sum, y, to, y, to, n);
  }

  /** y = x - largest - log of the sum of e^(x - largest); {@code room} holds n numbers. */
  static void log(float[] x, int at, float[] y, int to, int n, float[] room) {
    float largest = FloatExtremes.row(true, x, at, n);
    float log = FloatMath.log(exponents(x, at, largest, room, 0, n));
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatVector.fromArray(LANES, x, at + i).sub(largest).sub(log).intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = x[at + i] - largest - log;
    }
  }

  /** m + log of the sum of e^(x - m), m the largest, or 0 where that is infinite. */
  static float logSum(float[] x, int at, int n, float[] room) {
    float largest = FloatExtremes.row(true, x, at, n);
    float top = Float.isInfinite(largest) ? 0 : largest;
    return FloatMath.log(exponents(x, at, top, room, 0, n)) + top;
  }

  /** out = y (g - sum of g y). */
  static void gradient(
      float[] y, int at, float[] g, int from, float[] out, int to, int n, float[] room) {
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatVector.fromArray(LANES, g, from + i)
          .mul(FloatVector.fromArray(LANES, y, at + i))
          .intoArray(room, i);
    }
    for (; i < n; i++) {
      room[i] = g[from + i] * y[at + i];
    }
    float sum = FloatSums.row(Reduction.SUM, room, 0, n);
    for (i = 0; i <= n - LANES.length(); i += LANES.length()) {
      FloatVector.fromArray(LANES, g, from + i)
          .sub(sum)
          .mul(FloatVector.fromArray(LANES, y, at + i))
          .intoArray(out, to + i);
    }
    for (; i < n; i++) {
      out[to + i] = (g[from + i] - sum) * y[at + i];
    }
  }

  /** out = g - e^y times the sum of g. */
  static void logGradient(
      float[] y, int at, float[] g, int from, float[] out, int to, int n, float[] room) {
    float sum = FloatSums.row(Reduction.SUM, g, from, n);
    FloatUnary.value(UnaryKernel.EXP, 0, 0, y, at, room, 0, n);
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatVector share = FloatVector.fromArray(LANES, room, i).mul(sum);
      FloatVector.fromArray(LANES, g, from + i).sub(share).intoArray(out, to + i);
    }
    for (; i < n; i++) {
      out[to + i] = g[from + i] - room[i] * sum;
    }
  }

  /** Writes e^(x - top) and gives their sum. */
  private static float exponents(float[] x, int at, float top, float[] y, int to, int n) {
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatVector.fromArray(LANES, x, at + i).sub(top).intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = x[at + i] - top;
    }
    FloatUnary.value(UnaryKernel.EXP, 0, 0, y, to, y, to, n);
    return FloatSums.row(Reduction.SUM, y, to, n);
  }
}
