package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.Conversion.CHUNK;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.DType;
import java.util.Arrays;

/**
 * Functions of one number over contiguous views of any dtype. Where the memory holds the type the
 * function is computed in, the kernel runs on it directly; else on chunks that are widened before
 * and rounded after.
 */
final class UnaryDispatch {

  private UnaryDispatch() {}

  static void value(UnaryKernel kernel, double a, double b, Strided x, Strided out) {
    int at = x.offset();
    int to = out.offset();
    int n = out.count();
    CpuStorage from = StridedCopy.storage(x);
    CpuStorage into = StridedCopy.storage(out);
    if (from instanceof FloatStorage in && into instanceof FloatStorage result) {
      FloatUnary.value(kernel, (float) a, (float) b, in.values, at, result.values, to, n);
    } else if (from instanceof DoubleStorage in && into instanceof DoubleStorage result) {
      DoubleUnary.value(kernel, a, b, in.values, at, result.values, to, n);
    } else if (from instanceof LongStorage in && into instanceof LongStorage result) {
      LongUnary.value(kernel, a, b, in.values, at, result.values, to, n);
    } else {
      switch (Conversion.compute(from.dtype())) {
        case F32 -> floats(kernel, (float) a, (float) b, from, at, into, to, n);
        case F64 -> doubles(kernel, a, b, from, at, into, to, n);
        case I64, BF16, F16, I32, BOOL -> longs(kernel, a, b, from, at, into, to, n);
      }
    }
  }

  private static void floats(
      UnaryKernel kernel, float a, float b, CpuStorage x, int at, CpuStorage y, int to, int n) {
    float[] chunk = new float[Math.min(n, CHUNK)];
    for (int start = 0; start < n; start += CHUNK) {
      int length = Math.min(CHUNK, n - start);
      Conversion.load(x, at + start, 1, chunk, length);
      FloatUnary.value(kernel, a, b, chunk, 0, chunk, 0, length);
      Conversion.store(chunk, y, to + start, 1, length);
    }
  }

  private static void doubles(
      UnaryKernel kernel, double a, double b, CpuStorage x, int at, CpuStorage y, int to, int n) {
    double[] chunk = new double[Math.min(n, CHUNK)];
    for (int start = 0; start < n; start += CHUNK) {
      int length = Math.min(CHUNK, n - start);
      Conversion.load(x, at + start, 1, chunk, length);
      DoubleUnary.value(kernel, a, b, chunk, 0, chunk, 0, length);
      Conversion.store(chunk, y, to + start, 1, length);
    }
  }

  private static void longs(
      UnaryKernel kernel, double a, double b, CpuStorage x, int at, CpuStorage y, int to, int n) {
    long[] chunk = new long[Math.min(n, CHUNK)];
    for (int start = 0; start < n; start += CHUNK) {
      int length = Math.min(CHUNK, n - start);
      Conversion.load(x, at + start, 1, chunk, length);
      LongUnary.value(kernel, a, b, chunk, 0, chunk, 0, length);
      Conversion.store(chunk, y, to + start, 1, length);
    }
  }

  /** out = gradient times the slope; all contiguous and of one floating dtype. */
  static void gradient(
      UnaryKernel kernel, double a, double b, Strided kept, Strided gradient, Strided out) {
    int v = kept.offset();
    int g = gradient.offset();
    int n = out.count();
    if (out.dtype() == DType.F32) {
      float[] values = CpuBackend.floats(kept);
      float[] arriving = CpuBackend.floats(gradient);
      float[] slopes = CpuBackend.floats(out);
      FloatSlopes.gradient(kernel, (float) a, (float) b, values, v, arriving, g, slopes, n);
    } else if (out.dtype() == DType.F64) {
      double[] values = CpuBackend.doubles(kept);
      double[] arriving = CpuBackend.doubles(gradient);
      DoubleUnary.gradient(kernel, a, b, values, v, arriving, g, CpuBackend.doubles(out), n);
    } else {
      halves(kernel, (float) a, (float) b, kept, gradient, out);
    }
  }

  private static void halves(
      UnaryKernel kernel, float a, float b, Strided kept, Strided gradient, Strided out) {
    int n = out.count();
    float[] values = new float[Math.min(n, CHUNK)];
    float[] arriving = new float[values.length];
    float[] slopes = new float[values.length];
    for (int start = 0; start < n; start += CHUNK) {
      int length = Math.min(CHUNK, n - start);
      Conversion.load(StridedCopy.storage(kept), kept.offset() + start, 1, values, length);
      Conversion.load(
          StridedCopy.storage(gradient), gradient.offset() + start, 1, arriving, length);
      Arrays.fill(slopes, 0, length, 0); // a kernel of slope 0 writes nothing
      FloatSlopes.gradient(kernel, a, b, values, 0, arriving, 0, slopes, length);
      Conversion.store(slopes, StridedCopy.storage(out), out.offset() + start, 1, length);
    }
  }
}
