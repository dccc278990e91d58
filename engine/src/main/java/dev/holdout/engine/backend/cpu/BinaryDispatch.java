package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.Conversion.CHUNK;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.backend.Strided;

/**
 * Functions of two numbers over views of any dtype. Where the memory holds the type the function is
 * computed in, the kernel runs on it directly; else on chunks of a row that are widened before and
 * rounded after. The inputs have one dtype; the result may have another, as comparisons do.
 */
final class BinaryDispatch {

  /** A row of one input: where it starts and how far apart its values lie. */
  private record Side(CpuStorage values, int at, int step) {

    /** Values that a chunk of n needs; a repeated one is needed once. */
    int needed(int n) {
      return step == 0 ? 1 : n;
    }

    /** The step between widened values. */
    int wideStep() {
      return step == 0 ? 0 : 1;
    }
  }

  private BinaryDispatch() {}

  static void run(BinaryKernel kernel, Strided left, Strided right, Strided out) {
    CpuStorage a = StridedCopy.storage(left);
    CpuStorage b = StridedCopy.storage(right);
    CpuStorage y = StridedCopy.storage(out);
    if (left.contiguous() && right.contiguous()) {
      // One run: no walk over rows is needed.
      row(kernel, a, left.offset(), 1, b, right.offset(), 1, y, out.offset(), out.count());
      return;
    }
    Rows rows = new Rows(left, right, out);
    do {
      row(
          kernel,
          a,
          rows.at(0),
          rows.step(0),
          b,
          rows.at(1),
          rows.step(1),
          y,
          rows.at(2),
          rows.length());
    } while (rows.next());
  }

  private static void row(
      BinaryKernel kernel,
      CpuStorage left,
      int i,
      int stepLeft,
      CpuStorage right,
      int j,
      int stepRight,
      CpuStorage out,
      int to,
      int n) {
    if (left instanceof FloatStorage a && out instanceof FloatStorage y) {
      float[] b = ((FloatStorage) right).values;
      FloatBinary.row(kernel, a.values, i, stepLeft, b, j, stepRight, y.values, to, n);
    } else if (left instanceof DoubleStorage a && out instanceof DoubleStorage y) {
      double[] b = ((DoubleStorage) right).values;
      DoubleBinary.row(kernel, a.values, i, stepLeft, b, j, stepRight, y.values, to, n);
    } else if (left instanceof LongStorage a && out instanceof LongStorage y) {
      long[] b = ((LongStorage) right).values;
      LongBinary.row(kernel, a.values, i, stepLeft, b, j, stepRight, y.values, to, n);
    } else {
      Side a = new Side(left, i, stepLeft);
      Side b = new Side(right, j, stepRight);
      switch (Conversion.compute(left.dtype())) {
        case F32 -> floats(kernel, a, b, out, to, n);
        case F64 -> doubles(kernel, a, b, out, to, n);
        case I64, BF16, F16, I32, BOOL -> longs(kernel, a, b, out, to, n);
      }
    }
  }

  private static void floats(BinaryKernel kernel, Side a, Side b, CpuStorage out, int to, int n) {
    float[] x = new float[Math.min(n, CHUNK)];
    float[] y = new float[x.length];
    for (int start = 0; start < n; start += CHUNK) {
      int length = Math.min(CHUNK, n - start);
      Conversion.load(a.values, a.at + start * a.step, a.step, x, a.needed(length));
      Conversion.load(b.values, b.at + start * b.step, b.step, y, b.needed(length));
      float[] result = a.step == 0 ? new float[length] : x;
      FloatBinary.row(kernel, x, 0, a.wideStep(), y, 0, b.wideStep(), result, 0, length);
      Conversion.store(result, out, to + start, 1, length);
    }
  }

  private static void doubles(BinaryKernel kernel, Side a, Side b, CpuStorage out, int to, int n) {
    double[] x = new double[Math.min(n, CHUNK)];
    double[] y = new double[x.length];
    for (int start = 0; start < n; start += CHUNK) {
      int length = Math.min(CHUNK, n - start);
      Conversion.load(a.values, a.at + start * a.step, a.step, x, a.needed(length));
      Conversion.load(b.values, b.at + start * b.step, b.step, y, b.needed(length));
      double[] result = a.step == 0 ? new double[length] : x;
      DoubleBinary.row(kernel, x, 0, a.wideStep(), y, 0, b.wideStep(), result, 0, length);
      Conversion.store(result, out, to + start, 1, length);
    }
  }

  private static void longs(BinaryKernel kernel, Side a, Side b, CpuStorage out, int to, int n) {
    long[] x = new long[Math.min(n, CHUNK)];
    long[] y = new long[x.length];
    for (int start = 0; start < n; start += CHUNK) {
      int length = Math.min(CHUNK, n - start);
      Conversion.load(a.values, a.at + start * a.step, a.step, x, a.needed(length));
      Conversion.load(b.values, b.at + start * b.step, b.step, y, b.needed(length));
      long[] result = a.step == 0 ? new long[length] : x;
      LongBinary.row(kernel, x, 0, a.wideStep(), y, 0, b.wideStep(), result, 0, length);
      Conversion.store(result, out, to + start, 1, length);
    }
  }
}
