package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Scan;
import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;

/**
 * Running sums, products and their kin along a dimension, number by number. Floating numbers are
 * carried in double, so that a long line loses no digits; each result is rounded once.
 */
final class Scans {

  private Scans() {}

  static void run(Scan kind, boolean backwards, int dim, Strided x, Strided out) {
    CpuStorage from = StridedCopy.storage(x);
    CpuStorage into = StridedCopy.storage(out);
    int n = LineWalk.length(dim, x);
    boolean whole = Conversion.compute(x.dtype()) == DType.I64;
    long[] wholes = whole ? room(DType.I64, n, LongStorage.class).values : null;
    double[] numbers = whole ? null : room(DType.F64, n, DoubleStorage.class).values;
    LineWalk lines = new LineWalk(dim, x, out);
    do {
      if (whole) {
        Conversion.load(from, lines.at(0), lines.step(0), wholes, n);
        scan(kind, backwards, wholes);
        Conversion.store(wholes, into, lines.at(1), lines.step(1), n);
      } else {
        Conversion.load(from, lines.at(0), lines.step(0), numbers, n);
        scan(kind, backwards, numbers);
        Conversion.store(numbers, into, lines.at(1), lines.step(1), n);
      }
    } while (lines.next());
  }

  /** y_i = b_i + a_i y_(i-1), from the first on or from the last back. */
  static void recurrence(boolean backwards, int dim, Strided a, Strided b, Strided out) {
    int n = LineWalk.length(dim, out);
    double[] factors = room(DType.F64, n, DoubleStorage.class).values;
    double[] terms = room(DType.F64, n, DoubleStorage.class).values;
    LineWalk lines = new LineWalk(dim, a, b, out);
    do {
      Conversion.load(StridedCopy.storage(a), lines.at(0), lines.step(0), factors, n);
      Conversion.load(StridedCopy.storage(b), lines.at(1), lines.step(1), terms, n);
      double carried = 0;
      for (int k = 0; k < n; k++) {
        int i = backwards ? n - 1 - k : k;
        // The first has nothing before it: its factor must not turn an infinity into a NaN.
        carried = k == 0 ? terms[i] : Math.fma(factors[i], carried, terms[i]);
        terms[i] = carried;
      }
      Conversion.store(terms, StridedCopy.storage(out), lines.at(2), lines.step(2), n);
    } while (lines.next());
  }

  private static void scan(Scan kind, boolean backwards, double[] x) {
    int n = x.length;
    int step = backwards ? -1 : 1;
    int i = backwards ? n - 1 : 0;
    switch (kind) {
      case SUM -> {
        double carried = 0;
        for (int k = 0; k < n; k++, i += step) x[i] = carried += x[i];
      }
      case PRODUCT -> {
        double carried = 1;
        for (int k = 0; k < n; k++, i += step) x[i] = carried *= x[i];
      }
      case LOG_SUM_EXP -> {
        double carried = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < n; k++, i += step) {
          carried = TwoNumbers.logAddExp(carried, x[i]);
          x[i] = carried;
        }
      }
    }
  }

  /** Room for a line, from the pool where one is open. */
  static <T extends CpuStorage> T room(DType dtype, int n, Class<T> type) {
    return type.cast(CpuBackend.INSTANCE.allocate(dtype, n));
  }

  private static void scan(Scan kind, boolean backwards, long[] x) {
    int n = x.length;
    int step = backwards ? -1 : 1;
    int i = backwards ? n - 1 : 0;
    long carried = kind == Scan.PRODUCT ? 1 : 0;
    for (int k = 0; k < n; k++, i += step) {
      carried =
          switch (kind) {
            case SUM -> carried + x[i];
            case PRODUCT -> carried * x[i];
            case LOG_SUM_EXP -> throw new DTypeException("a logarithm is no integer");
          };
      x[i] = carried;
    }
  }
}
