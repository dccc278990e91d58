package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;

/** One of two values by a truth value, copied bit by bit. */
final class Select {

  private Select() {}

  static void run(Strided condition, Strided yes, Strided no, Strided out) {
    byte[] truth = ((BoolStorage) condition.storage()).values;
    CpuStorage a = StridedCopy.storage(yes);
    CpuStorage b = StridedCopy.storage(no);
    CpuStorage y = StridedCopy.storage(out);
    Rows rows = new Rows(condition, yes, no, out);
    do {
      row(truth, rows, a, b, y);
    } while (rows.next());
  }

  private static void row(byte[] truth, Rows rows, CpuStorage yes, CpuStorage no, CpuStorage out) {
    int n = rows.length();
    int c = rows.at(0);
    int stepC = rows.step(0);
    int i = rows.at(1);
    int stepA = rows.step(1);
    int j = rows.at(2);
    int stepB = rows.step(2);
    int to = rows.at(3);
    switch (out) {
      case FloatStorage y -> {
        float[] a = ((FloatStorage) yes).values;
        float[] b = ((FloatStorage) no).values;
        for (int k = 0; k < n; k++) {
          y.values[to + k] = truth[c + k * stepC] != 0 ? a[i + k * stepA] : b[j + k * stepB];
        }
      }
      case DoubleStorage y -> {
        double[] a = ((DoubleStorage) yes).values;
        double[] b = ((DoubleStorage) no).values;
        for (int k = 0; k < n; k++) {
          y.values[to + k] = truth[c + k * stepC] != 0 ? a[i + k * stepA] : b[j + k * stepB];
        }
      }
      case HalfStorage y -> {
        short[] a = ((HalfStorage) yes).values;
        short[] b = ((HalfStorage) no).values;
        for (int k = 0; k < n; k++) {
          y.values[to + k] = truth[c + k * stepC] != 0 ? a[i + k * stepA] : b[j + k * stepB];
        }
      }
      case LongStorage y -> {
        long[] a = ((LongStorage) yes).values;
        long[] b = ((LongStorage) no).values;
        for (int k = 0; k < n; k++) {
          y.values[to + k] = truth[c + k * stepC] != 0 ? a[i + k * stepA] : b[j + k * stepB];
        }
      }
      case IntStorage y -> {
        int[] a = ((IntStorage) yes).values;
        int[] b = ((IntStorage) no).values;
        for (int k = 0; k < n; k++) {
          y.values[to + k] = truth[c + k * stepC] != 0 ? a[i + k * stepA] : b[j + k * stepB];
        }
      }
      case BoolStorage y -> {
        byte[] a = ((BoolStorage) yes).values;
        byte[] b = ((BoolStorage) no).values;
        for (int k = 0; k < n; k++) {
          y.values[to + k] = truth[c + k * stepC] != 0 ? a[i + k * stepA] : b[j + k * stepB];
        }
      }
    }
  }
}
