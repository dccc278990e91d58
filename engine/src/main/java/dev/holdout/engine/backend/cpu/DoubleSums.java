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
      case PRODUCT -> {
        double[] product = new double[1];
        Products.columns(x, at, n, 1, product, 0);
        yield product[0];
      }
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
    if (kind == Reduction.SUM) {
      sumColumns(x, at, rows, width, out, to);
      return;
    }
    boolean largest = kind == Reduction.MAXIMUM;
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
