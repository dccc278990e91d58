package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import dev.holdout.engine.backend.Reduction;
import jdk.incubator.vector.FloatVector;

/**
 * Softmax of one line of floats, its logarithm, and their gradients, in lanes with scalar tails of
 * the same operations. Sums have the order of {@link FloatSums}.
 */
final class FloatSoftmax {

  private FloatSoftmax() {}

  /** y = e^(x - largest) / sum of those. */
  static void value(float[] x, int at, float[] y, int to, int n) {
    float sum = exponents(x, at, largest(x, at, n), y, to, n);
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatVector.fromArray(LANES, y, to + i).div(sum).intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = y[to + i] / sum;
    }
  }

  /** y = x - largest - log of the sum of e^(x - largest); {@code room} holds n numbers. */
  static void log(float[] x, int at, float[] y, int to, int n, float[] room) {
    float largest = largest(x, at, n);
    float log = FloatMath.log(exponents(x, at, largest, room, 0, n));
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatVector.fromArray(LANES, x, at + i).sub(largest).sub(log).intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = x[at + i] - largest - log;
    }
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
  static void logGradient(float[] y, int at, float[] g, int from, float[] out, int to, int n) {
    float sum = FloatSums.row(Reduction.SUM, g, from, n);
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatVector share = FloatMath.exp(FloatVector.fromArray(LANES, y, at + i)).mul(sum);
      FloatVector.fromArray(LANES, g, from + i).sub(share).intoArray(out, to + i);
    }
    for (; i < n; i++) {
      out[to + i] = g[from + i] - FloatMath.exp(y[at + i]) * sum;
    }
  }

  /** Writes e^(x - largest) and gives their sum. */
  private static float exponents(float[] x, int at, float largest, float[] y, int to, int n) {
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatMath.exp(FloatVector.fromArray(LANES, x, at + i).sub(largest)).intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = FloatMath.exp(x[at + i] - largest);
    }
    return FloatSums.row(Reduction.SUM, y, to, n);
  }

  /** Any order gives the same number. */
  private static float largest(float[] x, int at, int n) {
    float best = Float.NEGATIVE_INFINITY;
    int i = 0;
    if (n >= LANES.length()) {
      FloatVector lanes = FloatVector.fromArray(LANES, x, at);
      for (i = LANES.length(); i <= n - LANES.length(); i += LANES.length()) {
        lanes = lanes.max(FloatVector.fromArray(LANES, x, at + i));
      }
      for (int l = 0; l < LANES.length(); l++) {
        best = Math.max(best, lanes.lane(l));
      }
    }
    for (; i < n; i++) {
      best = Math.max(best, x[at + i]);
    }
    return best;
  }
}
