package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Products of many numbers: 16 partial products start at 1, partial l takes numbers l, l + 16, … in
 * order, then the lower half takes the upper: 8, 4, 2, 1. Columns of a matrix as its rows.
 */
final class Products {

  private static final int PARTIALS = 16;

  private Products() {}

  /** One product of n numbers that lie one after the other. */
  static float row(float[] x, int at, int n) {
    float[] partial = new float[PARTIALS];
    Arrays.fill(partial, 1);
    int whole = n & -PARTIALS;
    for (int part = 0; part < PARTIALS && whole > 0; part += LANES.length()) {
      FloatVector product = FloatVector.broadcast(LANES, 1f);
      for (int i = part; i < whole; i += PARTIALS) {
        product = product.mul(FloatVector.fromArray(LANES, x, at + i));
      }
      product.intoArray(partial, part);
    }
    for (int i = whole; i < n; i++) {
      partial[i - whole] *= x[at + i];
    }
    for (int half = PARTIALS / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        partial[l] *= partial[l + half];
      }
    }
    return partial[0];
  }

  /** width products, each of the {@code rows} numbers of its column. */
  static void columns(float[] x, int at, int rows, int width, float[] out, int to) {
    Scratch scratch = Scratch.ofThread();
    float[] partial = scratch.take(PARTIALS * width);
    Arrays.fill(partial, 0, PARTIALS * width, 1);
    for (int r = 0; r < rows; r++) {
      multiply(partial, r % PARTIALS * width, x, at + r * width, width);
    }
    for (int half = PARTIALS / 2; half > 0; half /= 2) {
      multiply(partial, 0, partial, half * width, half * width);
    }
    System.arraycopy(partial, 0, out, to, width);
    scratch.give(partial);
  }

  /** In lanes, since the compiler cannot know that no number is read after it was written. */
  private static void multiply(float[] to, int at, float[] more, int from, int n) {
    int j = 0;
    for (; j <= n - LANES.length(); j += LANES.length()) {
      FloatVector.fromArray(LANES, to, at + j)
          .mul(FloatVector.fromArray(LANES, more, from + j))
          .intoArray(to, at + j);
    }
    for (; j < n; j++) {
      to[at + j] *= more[from + j];
    }
  }

  /** One product of n numbers that lie one after the other. */
  static double row(double[] x, int at, int n) {
    double[] product = new double[1];
    columns(x, at, n, 1, product, 0);
    return product[0];
  }

  /** width products, each of the {@code rows} numbers of its column. */
  static void columns(double[] x, int at, int rows, int width, double[] out, int to) {
    double[] partial = new double[PARTIALS * width];
    Arrays.fill(partial, 1);
    for (int r = 0; r < rows; r++) {
      int into = r % PARTIALS * width;
      for (int j = 0; j < width; j++) {
        partial[into + j] *= x[at + r * width + j];
      }
    }
    for (int half = PARTIALS / 2; half > 0; half /= 2) {
      for (int l = 0; l < half * width; l++) {
        partial[l] *= partial[l + half * width];
      }
    }
    System.arraycopy(partial, 0, out, to, width);
  }
}
