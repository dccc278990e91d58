package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.backend.Strided;

/**
 * A reduction laid out as [outer, reduced, inner], row-major: for each outer index, {@code reduced}
 * rows of {@code inner} numbers become one row.
 */
record ReduceLayout(Strided x, int outer, int reduced, int inner) {

  static ReduceLayout of(Strided x, Strided out) {
    int[] shape = x.shape();
    int first = 0;
    int last = shape.length;
    while (first < last && !isReduced(x, out, first)) first++;
    while (last > first && !isReduced(x, out, last - 1)) last--;
    boolean oneRun = true;
    for (int d = first; d < last; d++) {
      oneRun &= shape[d] == 1 || isReduced(x, out, d);
    }
    if (oneRun) {
      return new ReduceLayout(
          CpuBackend.rowMajor(x),
          product(shape, 0, first),
          product(shape, first, last),
          product(shape, last, shape.length));
    }
    // Reduced and kept dimensions alternate: copy with the reduced ones last.
    int[] size = new int[shape.length];
    int[] stride = new int[shape.length];
    int place = 0;
    int kept = 1;
    for (int pass = 0; pass < 2; pass++) {
      for (int d = 0; d < shape.length; d++) {
        if (isReduced(x, out, d) == (pass == 1)) {
          size[place] = shape[d];
          stride[place++] = x.strides()[d];
          kept *= pass == 0 ? shape[d] : 1;
        }
      }
    }
    Strided copy = CpuBackend.rowMajor(new Strided(x.storage(), x.offset(), size, stride));
    return new ReduceLayout(copy, kept, kept == 0 ? 0 : x.count() / kept, 1);
  }

  void reduce(Reduction kind, Strided out) {
    for (int o = 0; o < outer; o++) {
      int at = x.offset() + o * reduced * inner;
      int to = out.offset() + o * inner;
      if (x.storage() instanceof FloatStorage floats) {
        float[] result = CpuBackend.floats(out);
        if (inner == 1) {
          result[to] = FloatSums.row(kind, floats.values, at, reduced);
        } else {
          FloatSums.columns(kind, floats.values, at, reduced, inner, result, to);
        }
      } else if (x.storage() instanceof BoolStorage flags) {
        long[] result = ((LongStorage) out.storage()).values;
        if (inner == 1) {
          result[to] = BoolSums.row(flags.values, at, reduced);
        } else {
          BoolSums.columns(flags.values, at, reduced, inner, result, to);
        }
      } else if (x.storage() instanceof LongStorage longs) {
        long[] result = ((LongStorage) out.storage()).values;
        if (inner == 1) {
          result[to] = LongSums.row(kind, longs.values, at, reduced);
        } else {
          LongSums.columns(kind, longs.values, at, reduced, inner, result, to);
        }
      } else {
        double[] values = CpuBackend.doubles(x);
        double[] result = CpuBackend.doubles(out);
        if (inner == 1) {
          result[to] = DoubleSums.row(kind, values, at, reduced);
        } else {
          DoubleSums.columns(kind, values, at, reduced, inner, result, to);
        }
      }
    }
  }

  private static boolean isReduced(Strided x, Strided out, int d) {
    return out.shape()[d] == 1 && x.shape()[d] != 1;
  }

  private static int product(int[] shape, int from, int to) {
    int product = 1;
    for (int d = from; d < to; d++) product *= shape[d];
    return product;
  }
}
