package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Largest and smallest of floats, in lanes; a NaN is taken over. Any order gives the same number,
 * but 0 and -0 are told apart: 0 is the larger.
 */
final class FloatExtremes {

  private FloatExtremes() {}

  /** Of n that lie one after the other; of none the infinity below, or above, all. */
  static float row(boolean largest, float[] x, int at, int n) {
    float best = start(largest);
    int i = 0;
    if (n >= LANES.length()) {
      FloatVector lanes = FloatVector.fromArray(LANES, x, at);
      for (i = LANES.length(); i <= n - LANES.length(); i += LANES.length()) {
        FloatVector more = FloatVector.fromArray(LANES, x, at + i);
        lanes = largest ? lanes.max(more) : lanes.min(more);
      }
      float[] each = new float[LANES.length()];
      lanes.intoArray(each, 0);
      for (float v : each) {
        best = largest ? Math.max(best, v) : Math.min(best, v);
      }
    }
    for (; i < n; i++) {
      best = largest ? Math.max(best, x[at + i]) : Math.min(best, x[at + i]);
    }
    return best;
  }

  /** width numbers, each of the {@code rows} numbers of its column. */
  static void columns(
      boolean largest, float[] x, int at, int rows, int width, float[] out, int to) {
    Arrays.fill(out, to, to + width, start(largest));
    for (int r = 0; r < rows; r++) {
      int from = at + r * width;
      int j = 0;
      for (; j <= width - LANES.length(); j += LANES.length()) {
        FloatVector best = FloatVector.fromArray(LANES, out, to + j);
        FloatVector more = FloatVector.fromArray(LANES, x, from + j);
        (largest ? best.max(more) : best.min(more)).intoArray(out, to + j);
      }
      for (; j < width; j++) {
        float v = x[from + j];
        out[to + j] = largest ? Math.max(out[to + j], v) : Math.min(out[to + j], v);
      }
    }
  }

  private static float start(boolean largest) {
    return largest ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
  }
}
