package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import dev.holdout.engine.backend.Reduction;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Reductions of floats. A sum has one order, whichever way the numbers lie: 16 partial sums,
 * partial l adds numbers l, l + 16, … in order, then the upper half is added to the lower: 8, 4, 2,
 * 1. So a column of a matrix sums to the same bits as the row of its transpose.
 */
final class FloatSums {

  static final int PARTIALS = 16;

  private FloatSums() {}

  /** One number from n that lie one after the other. */
  static float row(Reduction kind, float[] x, int at, int n) {
    return switch (kind) {
      case SUM -> sum(x, at, n);
      case PRODUCT -> {
        float[] product = new float[1];
        Products.columns(x, at, n, 1, product, 0);
        yield product[0];
      }
      case MAXIMUM -> {
        float best = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) best = Math.max(best, x[at + i]);
        yield best;
      }
      case MINIMUM -> {
        float best = Float.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) best = Math.min(best, x[at + i]);
        yield best;
      }
    };
  }

  /** width numbers, each from the {@code rows} numbers of its column. */
  static void columns(Reduction kind, float[] x, int at, int rows, int width, float[] out, int to) {
    if (kind == Reduction.SUM) {
      sumColumns(x, at, rows, width, out, to);
      return;
    }
    boolean largest = kind == Reduction.MAXIMUM;
    Arrays.fill(out, to, to + width, largest ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY);
    for (int r = 0; r < rows; r++) {
      int from = at + r * width;
      for (int j = 0; j < width; j++) {
        float v = x[from + j];
        out[to + j] = largest ? Math.max(out[to + j], v) : Math.min(out[to + j], v);
      }
    }
  }

  private static float sum(float[] x, int at, int n) {
    float[] partial = new float[PARTIALS];
    int whole = n & -PARTIALS;
    for (int part = 0; part < PARTIALS && whole > 0; part += LANES.length()) {
      FloatVector sum = FloatVector.zero(LANES);
      for (int i = part; i < whole; i += PARTIALS) {
        sum = sum.add(FloatVector.fromArray(LANES, x, at + i));
      }
      sum.intoArray(partial, part);
    }
    for (int i = whole; i < n; i++) {
      partial[i - whole] += x[at + i];
    }
    for (int half = PARTIALS / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        partial[l] += partial[l + half];
      }
    }
    return partial[0];
  }

  private static void sumColumns(float[] x, int at, int rows, int width, float[] out, int to) {
    Scratch scratch = Scratch.ofThread();
    float[] partial = scratch.take(PARTIALS * width);
    Arrays.fill(partial, 0, PARTIALS * width, 0f);
    for (int r = 0; r < rows; r++) {
      int from = at + r * width;
      int into = (r & (PARTIALS - 1)) * width;
      add(partial, into, x, from, width);
    }
    for (int half = PARTIALS / 2; half > 0; half /= 2) {
      add(partial, 0, partial, half * width, half * width);
    }
    System.arraycopy(partial, 0, out, to, width);
    scratch.give(partial);
  }

  /** In lanes, since the compiler cannot know that no number is read after it was written. */
  private static void add(float[] to, int at, float[] more, int from, int n) {
    int j = 0;
    for (; j <= n - LANES.length(); j += LANES.length()) {
      FloatVector.fromArray(LANES, to, at + j)
          .add(FloatVector.fromArray(LANES, more, from + j))
          .intoArray(to, at + j);
    }
    for (; j < n; j++) {
      to[at + j] += more[from + j];
    }
  }
}
