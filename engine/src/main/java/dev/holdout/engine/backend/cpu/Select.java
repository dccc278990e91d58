package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;

/**
 * One of two values by a truth value. Bits are taken by a mask of all ones or none, since a branch
 * on values nobody can foresee costs more than both copies; so a NaN keeps its bits too.
 */
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
          int mask = -truth[c + k * stepC];
          int bits =
              mask & Float.floatToRawIntBits(a[i + k * stepA])
                  | ~mask & Float.floatToRawIntBits(b[j + k * stepB]);
          y.values[to + k] = Float.intBitsToFloat(bits);
        }
      }
      case DoubleStorage y -> {
        double[] a = ((DoubleStorage) yes).values;
        double[] b = ((DoubleStorage) no).values;
        for (int k = 0; k < n; k++) {
          long mask = -truth[c + k * stepC];
          long bits =
              mask & Double.doubleToRawLongBits(a[i + k * stepA])
                  | ~mask & Double.doubleToRawLongBits(b[j + k * stepB]);
          y.values[to + k] = Double.longBitsToDouble(bits);
        }
      }
      case HalfStorage y -> {
        short[] a = ((HalfStorage) yes).values;
        short[] b = ((HalfStorage) no).values;
        for (int k = 0; k < n; k++) {
          int mask = -truth[c + k * stepC];
          int bits = mask & a[i + k * stepA] | ~mask & b[j + k * stepB];
          y.values[to + k] = (short) bits;
        }
      }
      case LongStorage y -> {
        long[] a = ((LongStorage) yes).values;
        long[] b = ((LongStorage) no).values;
        for (int k = 0; k < n; k++) {
          long mask = -truth[c + k * stepC];
          long bits = mask & a[i + k * stepA] | ~mask & b[j + k * stepB];
          y.values[to + k] = bits;
        }
      }
      case IntStorage y -> {
        int[] a = ((IntStorage) yes).values;
        int[] b = ((IntStorage) no).values;
        for (int k = 0; k < n; k++) {
          int mask = -truth[c + k * stepC];
          int bits = mask & a[i + k * stepA] | ~mask & b[j + k * stepB];
          y.values[to + k] = bits;
        }
      }
      case BoolStorage y -> {
        byte[] a = ((BoolStorage) yes).values;
        byte[] b = ((BoolStorage) no).values;
        for (int k = 0; k < n; k++) {
          int mask = -truth[c + k * stepC];
          int bits = mask & a[i + k * stepA] | ~mask & b[j + k * stepB];
          y.values[to + k] = (byte) bits;
        }
      }
    }
  }
}
