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
      case PRODUCT -> Products.row(x, at, n);
      case LOG_SUM_EXP -> {
        Scratch scratch = Scratch.ofThread();
        float[] room = scratch.take(n);
        float log = FloatSoftmax.logSum(x, at, n, room);
        scratch.give(room);
        yield log;
      }
      case MAXIMUM -> FloatExtremes.row(true, x, at, n);
      case MINIMUM -> FloatExtremes.row(false, x, at, n);
    };
  }

  /** width numbers, each from the {@code rows} numbers of its column. */
  static void columns(Reduction kind, float[] x, int at, int rows, int width, float[] out, int to) {
    switch (kind) {
      case SUM -> sumColumns(x, at, rows, width, out, to);
      case PRODUCT -> Products.columns(x, at, rows, width, out, to);
      case MAXIMUM -> FloatExtremes.columns(true, x, at, rows, width, out, to);
      case MINIMUM -> FloatExtremes.columns(false, x, at, rows, width, out, to);
      case LOG_SUM_EXP -> {
        Scratch scratch = Scratch.ofThread();
        float[] column = scratch.take(rows);
        for (int j = 0; j < width; j++) {
          for (int r = 0; r < rows; r++) column[r] = x[at + r * width + j];
          out[to + j] = row(kind, column, 0, rows);
        }
        scratch.give(column);
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
