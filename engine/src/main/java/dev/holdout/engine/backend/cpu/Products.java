package dev.holdout.engine.backend.cpu;

import java.util.Arrays;

/**
 * Products of many numbers: 16 partial products start at 1, partial l takes numbers l, l + 16, … in
 * order, then the lower half takes the upper: 8, 4, 2, 1. Columns of a matrix as its rows.
 */
final class Products {

  private static final int PARTIALS = 16;

  private Products() {}

  /** width products, each of the {@code rows} numbers of its column. */
  static void columns(float[] x, int at, int rows, int width, float[] out, int to) {
    float[] partial = new float[PARTIALS * width];
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
