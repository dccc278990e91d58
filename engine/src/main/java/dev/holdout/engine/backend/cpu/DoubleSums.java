package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Reduction;
import java.util.Arrays;

/** Reductions of doubles, in the order written at {@link FloatSums}. */
final class DoubleSums {

  static final int PARTIALS = 16;

  private DoubleSums() {}

  /** One number from n that lie one after the other. */
  static double row(Reduction kind, double[] x, int at, int n) {
    return switch (kind) {
      case SUM -> sum(x, at, n);
      case PRODUCT -> Products.row(x, at, n);
      case LOG_SUM_EXP -> DoubleSoftmax.logSum(x, at, n);
      case MAXIMUM -> {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) best = Math.max(best, x[at + i]);
        yield best;
      }
      case MINIMUM -> {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) best = Math.min(best, x[at + i]);
        yield best;
      }
    };
  }

  /** width numbers, each from the {@code rows} numbers of its column. */
  static void columns(
      Reduction kind, double[] x, int at, int rows, int width, double[] out, int to) {
    switch (kind) {
      case SUM -> sumColumns(x, at, rows, width, out, to);
      case PRODUCT -> Products.columns(x, at, rows, width, out, to);
      case MAXIMUM, MINIMUM -> extremes(kind == Reduction.MAXIMUM, x, at, rows, width, out, to);
      case LOG_SUM_EXP -> {
        double[] column = new double[rows];
        for (int j = 0; j < width; j++) {
          for (int r = 0; r < rows; r++) column[r] = x[at + r * width + j];
          out[to + j] = DoubleSoftmax.logSum(column, 0, rows);
        }
      }
    }
  }

  private static void extremes(
      boolean largest, double[] x, int at, int rows, int width, double[] out, int to) {
    Arrays.fill(out, to, to + width, largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    for (int r = 0; r < rows; r++) {
      int from = at + r * width;
      for (int j = 0; j < width; j++) {
        double v = x[from + j];
        out[to + j] = largest ? Math.max(out[to + j], v) : Math.min(out[to + j], v);
      }
    }
  }

  private static double sum(double[] x, int at, int n) {
    double[] partial = new double[PARTIALS];
    for (int i = 0; i < n; i++) {
      partial[i & (PARTIALS - 1)] += x[at + i];
    }
    for (int half = PARTIALS / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        partial[l] += partial[l + half];
      }
    }
    return partial[0];
  }

  private static void sumColumns(double[] x, int at, int rows, int width, double[] out, int to) {
    double[] partial = new double[PARTIALS * width];
    for (int r = 0; r < rows; r++) {
      int from = at + r * width;
      int into = (r & (PARTIALS - 1)) * width;
      for (int j = 0; j < width; j++) {
        partial[into + j] += x[from + j];
      }
    }
    for (int half = PARTIALS / 2; half > 0; half /= 2) {
      for (int l = 0; l < half * width; l++) {
        partial[l] += partial[l + half * width];
      }
    }
    System.arraycopy(partial, 0, out, to, width);
  }
}
