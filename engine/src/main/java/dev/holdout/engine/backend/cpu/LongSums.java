package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.shape.DTypeException;
import java.util.Arrays;

/** Reductions of integers, exact up to the wrap of 64 bits, so that no order has to be kept. */
final class LongSums {

  private LongSums() {}

  /** One number from n that lie one after the other. */
  static long row(Reduction kind, long[] x, int at, int n) {
    long result = start(kind);
    for (int i = 0; i < n; i++) {
      result = join(kind, result, x[at + i]);
    }
    return result;
  }

  /** width numbers, each from the {@code rows} numbers of its column. */
  static void columns(Reduction kind, long[] x, int at, int rows, int width, long[] out, int to) {
    Arrays.fill(out, to, to + width, start(kind));
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < width; j++) {
        out[to + j] = join(kind, out[to + j], x[at + r * width + j]);
      }
    }
  }

  private static long start(Reduction kind) {
    return switch (kind) {
      case SUM -> 0;
      case PRODUCT -> 1;
      case LOG_SUM_EXP -> throw noLogarithm();
      case MAXIMUM -> Long.MIN_VALUE;
      case MINIMUM -> Long.MAX_VALUE;
    };
  }

  private static long join(Reduction kind, long a, long b) {
    return switch (kind) {
      case SUM -> a + b;
      case PRODUCT -> a * b;
      case LOG_SUM_EXP -> throw noLogarithm();
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
    };
  }

  private static DTypeException noLogarithm() {
    return new DTypeException("a logarithm is no integer; convert with x.to(F32)");
  }
}
