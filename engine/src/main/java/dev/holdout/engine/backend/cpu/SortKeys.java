package dev.holdout.engine.backend.cpu;

/**
 * Numbers of any dtype as integers that stand in the same order: a NaN is above every number, -0
 * equals 0. So one way of sorting serves all dtypes.
 */
final class SortKeys {

  /** The key of a NaN. No other floating number has it; among integers it is the largest. */
  static final long NAN = Long.MAX_VALUE;

  private SortKeys() {}

  /** Keys of n numbers of a line. */
  static void load(CpuStorage from, int at, int step, long[] keys, int n) {
    switch (from) {
      case FloatStorage x -> {
        for (int i = 0; i < n; i++) keys[i] = key(x.values[at + i * step]);
      }
      case HalfStorage x -> {
        for (int i = 0; i < n; i++) keys[i] = key(x.get(at + i * step));
      }
      case DoubleStorage x -> {
        for (int i = 0; i < n; i++) keys[i] = key(x.values[at + i * step]);
      }
      case LongStorage _, IntStorage _, BoolStorage _ -> Conversion.load(from, at, step, keys, n);
    }
  }

  /** Whether the keys of a storage fit 32 bits, a NaN apart. */
  static boolean narrow(CpuStorage from) {
    return switch (from) {
      case FloatStorage _, HalfStorage _, IntStorage _, BoolStorage _ -> true;
      case DoubleStorage _, LongStorage _ -> false;
    };
  }

  private static long key(float x) {
    if (x != x) {
      return NAN;
    }
    int bits = Float.floatToRawIntBits(x + 0f); // -0 + 0 is 0
    return bits ^ bits >> 31 & Integer.MAX_VALUE;
  }

  private static long key(double x) {
    if (x != x) {
      return NAN;
    }
    long bits = Double.doubleToRawLongBits(x + 0d);
    return bits ^ bits >> 63 & Long.MAX_VALUE;
  }
}
