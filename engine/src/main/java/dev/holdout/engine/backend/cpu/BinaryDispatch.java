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

  private final BinaryKernel kernel;
  private final CpuStorage left;
  private final CpuStorage right;
  private final CpuStorage out;
  private final int chunk;

  // Chunks of the inputs and the result in the type computed in; only what is needed is made.
  private float[][] floats;
  private double[][] doubles;
  private long[][] longs;

  private BinaryDispatch(BinaryKernel kernel, Strided left, Strided right, Strided out) {
    this.kernel = kernel;
    this.left = StridedCopy.storage(left);
    this.right = StridedCopy.storage(right);
    this.out = StridedCopy.storage(out);
    chunk = Math.min(CHUNK, out.count());
  }

  static void run(BinaryKernel kernel, Strided left, Strided right, Strided out) {
    BinaryDispatch work = new BinaryDispatch(kernel, left, right, out);
    if (left.contiguous() && right.contiguous()) {
      // One run: no walk over rows is needed.
      work.row(left.offset(), 1, right.offset(), 1, out.offset(), out.count());
      return;
    }
    Rows rows = new Rows(left, right, out);
    do {
      work.row(rows.at(0), rows.step(0), rows.at(1), rows.step(1), rows.at(2), rows.length());
    } while (rows.next());
  }

  private void row(int i, int stepA, int j, int stepB, int to, int n) {
    if (left instanceof FloatStorage a && out instanceof FloatStorage y) {
      float[] b = ((FloatStorage) right).values;
      FloatBinary.row(kernel, a.values, i, stepA, b, j, stepB, y.values, to, n);
    } else if (left instanceof DoubleStorage a && out instanceof DoubleStorage y) {
      double[] b = ((DoubleStorage) right).values;
      DoubleBinary.row(kernel, a.values, i, stepA, b, j, stepB, y.values, to, n);
    } else if (left instanceof LongStorage a && out instanceof LongStorage y) {
      long[] b = ((LongStorage) right).values;
      LongBinary.row(kernel, a.values, i, stepA, b, j, stepB, y.values, to, n);
    } else if (!(out instanceof BoolStorage y) || !truths(i, stepA, j, stepB, y.values, to, n)) {
      inChunks(i, stepA, j, stepB, to, n);
    }
  }

  /** The two ways to truth values that need no chunks; false where it is neither. */
  private boolean truths(int i, int stepA, int j, int stepB, byte[] y, int to, int n) {
    return switch (left) {
      case FloatStorage a -> {
        float[] b = ((FloatStorage) right).values;
        yield Relations.run(kernel, a.values, i, stepA, b, j, stepB, y, to, n);
      }
      case BoolStorage a -> {
        byte[] b = ((BoolStorage) right).values;
        yield Truths.run(kernel, a.values, i, stepA, b, j, stepB, y, to, n);
      }
      case DoubleStorage _, HalfStorage _, LongStorage _, IntStorage _ -> false;
    };
  }

  private void inChunks(int i, int stepA, int j, int stepB, int to, int n) {
    // A number that repeats is widened once a chunk, and repeats there too.
    int wideA = stepA == 0 ? 0 : 1;
    int wideB = stepB == 0 ? 0 : 1;
    for (int start = 0; start < n; start += CHUNK) {
      int length = Math.min(CHUNK, n - start);
      int a = i + start * stepA;
      int b = j + start * stepB;
      int needA = stepA == 0 ? 1 : length;
      int needB = stepB == 0 ? 1 : length;
      switch (Conversion.compute(left.dtype())) {
        case F32 -> {
          floats = floats == null ? new float[3][chunk] : floats;
          Conversion.load(left, a, stepA, floats[0], needA);
          Conversion.load(right, b, stepB, floats[1], needB);
          FloatBinary.row(kernel, floats[0], 0, wideA, floats[1], 0, wideB, floats[2], 0, length);
          Conversion.store(floats[2], out, to + start, 1, length);
        }
        case F64 -> {
          doubles = doubles == null ? new double[3][chunk] : doubles;
          Conversion.load(left, a, stepA, doubles[0], needA);
          Conversion.load(right, b, stepB, doubles[1], needB);
          DoubleBinary.row(
              kernel, doubles[0], 0, wideA, doubles[1], 0, wideB, doubles[2], 0, length);
          Conversion.store(doubles[2], out, to + start, 1, length);
        }
        case I64, BF16, F16, I32, BOOL -> {
          longs = longs == null ? new long[3][chunk] : longs;
          Conversion.load(left, a, stepA, longs[0], needA);
          Conversion.load(right, b, stepB, longs[1], needB);
          LongBinary.row(kernel, longs[0], 0, wideA, longs[1], 0, wideB, longs[2], 0, length);
          Conversion.store(longs[2], out, to + start, 1, length);
        }
      }
    }
  }
}
