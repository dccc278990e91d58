package dev.holdout.engine.backend.cpu;

import java.util.Arrays;

/** How many truth values are true, without widening them first. */
final class BoolSums {

  private BoolSums() {}

  /** Of n that lie one after the other. */
  static long row(byte[] x, int at, int n) {
    long count = 0;
    int i = 0;
    while (i < n) {
      int end = Math.min(n, i + (1 << 20));
      int part = 0; // an int, which the compiler adds up in lanes
      for (; i < end; i++) part += x[at + i];
      count += part;
    }
    return count;
  }

  /** width counts, each of the {@code rows} values of its column. */
  static void columns(byte[] x, int at, int rows, int width, long[] out, int to) {
    Arrays.fill(out, to, to + width, 0);
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < width; j++) out[to + j] += x[at + r * width + j];
    }
  }
}
