package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;

/**
 * Rows of one dtype written as another, as PyTorch casts: a floating number loses its fraction on
 * the way to an integer (and is held to the integer's range, NaN gives 0), 32-bit integers wrap,
 * whatever is not 0 is true, and 16-bit numbers round to nearest even from the float.
 */
final class Conversion {

  /** Numbers converted at once; they stay in the nearest cache. */
  static final int CHUNK = 512;

  private Conversion() {}

  /** The type a dtype is computed in: F32, F64 or I64. */
  static DType compute(DType dtype) {
    return switch (dtype) {
      case F32, BF16, F16 -> DType.F32;
      case F64 -> DType.F64;
      case I64, I32, BOOL -> DType.I64;
    };
  }

  /** The view itself where its dtype is the one it is computed in, else a copy that is. */
  static Strided widened(Strided view) {
    DType wide = compute(view.dtype());
    if (wide == view.dtype()) {
      return view;
    }
    Strided copy =
        Strided.rowMajor(CpuBackend.INSTANCE.allocateUnwritten(wide, view.count()), view.shape());
    StridedCopy.copy(view, copy);
    return copy;
  }

  /** Floats of a floating storage; where it holds floats already, the kernels read those. */
  static void load(CpuStorage from, int at, int step, float[] to, int n) {
    switch (from) {
      case FloatStorage x -> {
        for (int i = 0; i < n; i++) to[i] = x.values[at + i * step];
      }
      case HalfStorage x when step == 1 -> HalfRuns.widen(x, at, to, 0, n);
      case HalfStorage x -> {
        for (int i = 0; i < n; i++) to[i] = x.get(at + i * step);
      }
      case DoubleStorage _, LongStorage _, IntStorage _, BoolStorage _ ->
          throw new DTypeException(from.dtype().torchName() + " is not computed in float32");
    }
  }

  /** The pairs met most have loops of their own; the others go by chunks of doubles or longs. */
  static void row(CpuStorage from, int at, int step, CpuStorage to, int into, int stepTo, int n) {
    if (from instanceof FloatStorage x && to instanceof DoubleStorage y) {
      for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x.values[at + i * step];
    } else if (from instanceof DoubleStorage x && to instanceof FloatStorage y) {
      for (int i = 0; i < n; i++) y.values[into + i * stepTo] = (float) x.values[at + i * step];
    } else if (from instanceof BoolStorage x && to instanceof FloatStorage y) {
      for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x.values[at + i * step];
    } else if (from instanceof LongStorage x && to instanceof FloatStorage y) {
      for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x.values[at + i * step];
    } else if (from instanceof HalfStorage x
        && to instanceof FloatStorage y
        && step == 1
        && stepTo == 1) {
      HalfRuns.widen(x, at, y.values, into, n);
    } else if (from instanceof FloatStorage x
        && to instanceof HalfStorage y
        && step == 1
        && stepTo == 1) {
      HalfRuns.round(x.values, at, y, into, n);
    } else if (from instanceof HalfStorage x && to instanceof FloatStorage y) {
      for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x.get(at + i * step);
    } else if (from instanceof FloatStorage x && to instanceof HalfStorage y) {
      for (int i = 0; i < n; i++) y.set(into + i * stepTo, x.values[at + i * step]);
    } else if (from instanceof FloatStorage x && to instanceof BoolStorage y) {
      for (int i = 0; i < n; i++) {
        y.values[into + i * stepTo] = (byte) (x.values[at + i * step] != 0 ? 1 : 0);
      }
    } else if (from.dtype().isFloating()) {
      double[] chunk = new double[Math.min(n, CHUNK)];
      for (int start = 0; start < n; start += CHUNK) {
        int length = Math.min(CHUNK, n - start);
        load(from, at + start * step, step, chunk, length);
        store(chunk, to, into + start * stepTo, stepTo, length);
      }
    } else {
      long[] chunk = new long[Math.min(n, CHUNK)];
      for (int start = 0; start < n; start += CHUNK) {
        int length = Math.min(CHUNK, n - start);
        load(from, at + start * step, step, chunk, length);
        store(chunk, to, into + start * stepTo, stepTo, length);
      }
    }
  }

  static void load(CpuStorage from, int at, int step, double[] to, int n) {
    switch (from) {
      case FloatStorage x -> {
        for (int i = 0; i < n; i++) to[i] = x.values[at + i * step];
      }
      case DoubleStorage x -> {
        for (int i = 0; i < n; i++) to[i] = x.values[at + i * step];
      }
      case HalfStorage x -> {
        for (int i = 0; i < n; i++) to[i] = x.get(at + i * step);
      }
      case LongStorage x -> {
        for (int i = 0; i < n; i++) to[i] = x.values[at + i * step];
      }
      case IntStorage x -> {
        for (int i = 0; i < n; i++) to[i] = x.values[at + i * step];
      }
      case BoolStorage x -> {
        for (int i = 0; i < n; i++) to[i] = x.values[at + i * step];
      }
    }
  }

  static void load(CpuStorage from, int at, int step, long[] to, int n) {
    switch (from) {
      case LongStorage x -> {
        for (int i = 0; i < n; i++) to[i] = x.values[at + i * step];
      }
      case IntStorage x -> {
        for (int i = 0; i < n; i++) to[i] = x.values[at + i * step];
      }
      case BoolStorage x -> {
        for (int i = 0; i < n; i++) to[i] = x.values[at + i * step];
      }
      case FloatStorage _, DoubleStorage _, HalfStorage _ ->
          throw new DTypeException(from.dtype().torchName() + " does not hold integers");
    }
  }

  static void store(float[] from, CpuStorage to, int into, int step, int n) {
    switch (to) {
      case HalfStorage y when step == 1 -> HalfRuns.round(from, 0, y, into, n);
      case FloatStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = from[i];
      }
      case DoubleStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = from[i];
      }
      case HalfStorage y -> {
        for (int i = 0; i < n; i++) y.set(into + i * step, from[i]);
      }
      case LongStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = (long) from[i];
      }
      case IntStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = (int) from[i];
      }
      case BoolStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = (byte) (from[i] != 0 ? 1 : 0);
      }
    }
  }

  static void store(double[] from, CpuStorage to, int into, int step, int n) {
    switch (to) {
      case FloatStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = (float) from[i];
      }
      case DoubleStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = from[i];
      }
      case HalfStorage y -> {
        for (int i = 0; i < n; i++) y.set(into + i * step, (float) from[i]);
      }
      case LongStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = (long) from[i];
      }
      case IntStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = (int) from[i];
      }
      case BoolStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = (byte) (from[i] != 0 ? 1 : 0);
      }
    }
  }

  static void store(long[] from, CpuStorage to, int into, int step, int n) {
    switch (to) {
      case FloatStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = from[i];
      }
      case DoubleStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = from[i];
      }
      case HalfStorage y -> {
        for (int i = 0; i < n; i++) y.set(into + i * step, from[i]);
      }
      case LongStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = from[i];
      }
      case IntStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = (int) from[i];
      }
      case BoolStorage y -> {
        for (int i = 0; i < n; i++) y.values[into + i * step] = (byte) LongBinary.truth(from[i]);
      }
    }
  }

  /** Itself where it is computed in its own type, else room for the wide result, unwritten. */
  static Strided room(Strided out) {
    DType dtype = compute(out.dtype());
    return dtype == out.dtype()
        ? out
        : Strided.rowMajor(CpuBackend.INSTANCE.allocateUnwritten(dtype, out.count()), out.shape());
  }
}
