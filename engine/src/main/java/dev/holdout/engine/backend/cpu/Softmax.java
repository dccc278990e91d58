package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DType;

/**
 * Softmax along any dimension of views of any floating dtype. Lines of floats that lie in one piece
 * are read and written where they are; others go through room for one line.
 */
final class Softmax {

  private Softmax() {}

  static void value(boolean log, int dim, Strided x, Strided out) {
    int n = LineWalk.length(dim, x);
    CpuStorage from = StridedCopy.storage(x);
    CpuStorage into = StridedCopy.storage(out);
    LineWalk lines = new LineWalk(dim, x, out);
    if (out.dtype() == DType.F64) {
      double[] line = new double[n];
      do {
        Conversion.load(from, lines.at(0), lines.step(0), line, n);
        DoubleSoftmax.value(log, line, n);
        Conversion.store(line, into, lines.at(1), lines.step(1), n);
      } while (lines.next());
      return;
    }
    boolean reads = direct(from, lines.step(0), n);
    boolean writes = direct(into, lines.step(1), n);
    Scratch scratch = Scratch.ofThread();
    float[] line = reads ? null : scratch.take(n);
    float[] result = writes ? null : scratch.take(n);
    float[] room = log ? scratch.take(n) : null;
    do {
      float[] a = reads ? CpuBackend.floats(x) : line;
      float[] y = writes ? CpuBackend.floats(out) : result;
      int at = reads ? lines.at(0) : load(from, lines.at(0), lines.step(0), line, n);
      int to = writes ? lines.at(1) : 0;
      if (log) {
        FloatSoftmax.log(a, at, y, to, n, room);
      } else {
        FloatSoftmax.value(a, at, y, to, n);
      }
      if (!writes) {
        Conversion.store(result, into, lines.at(1), lines.step(1), n);
      }
    } while (lines.next());
    scratch.give(line);
    scratch.give(result);
    scratch.give(room);
  }

  static void gradient(boolean log, int dim, Strided y, Strided gradient, Strided out) {
    int n = LineWalk.length(dim, y);
    CpuStorage kept = StridedCopy.storage(y);
    CpuStorage from = StridedCopy.storage(gradient);
    CpuStorage into = StridedCopy.storage(out);
    LineWalk lines = new LineWalk(dim, y, gradient, out);
    if (out.dtype() == DType.F64) {
      double[] value = new double[n];
      double[] line = new double[n];
      do {
        Conversion.load(kept, lines.at(0), lines.step(0), value, n);
        Conversion.load(from, lines.at(1), lines.step(1), line, n);
        DoubleSoftmax.gradient(log, value, line, n);
        Conversion.store(line, into, lines.at(2), lines.step(2), n);
      } while (lines.next());
      return;
    }
    boolean readsValue = direct(kept, lines.step(0), n);
    boolean reads = direct(from, lines.step(1), n);
    boolean writes = direct(into, lines.step(2), n);
    Scratch scratch = Scratch.ofThread();
    float[] value = readsValue ? null : scratch.take(n);
    float[] line = reads ? null : scratch.take(n);
    float[] result = writes ? null : scratch.take(n);
    float[] room = scratch.take(n);
    do {
      float[] v = readsValue ? CpuBackend.floats(y) : value;
      float[] g = reads ? CpuBackend.floats(gradient) : line;
      float[] r = writes ? CpuBackend.floats(out) : result;
      int at = readsValue ? lines.at(0) : load(kept, lines.at(0), lines.step(0), value, n);
      int go = reads ? lines.at(1) : load(from, lines.at(1), lines.step(1), line, n);
      int to = writes ? lines.at(2) : 0;
      if (log) {
        FloatSoftmax.logGradient(v, at, g, go, r, to, n, room);
      } else {
        FloatSoftmax.gradient(v, at, g, go, r, to, n, room);
      }
      if (!writes) {
        Conversion.store(result, into, lines.at(2), lines.step(2), n);
      }
    } while (lines.next());
    scratch.give(value);
    scratch.give(line);
    scratch.give(result);
    scratch.give(room);
  }

  private static boolean direct(CpuStorage storage, int step, int n) {
    return storage instanceof FloatStorage && (step == 1 || n == 1);
  }

  /** Fills the line, which starts at 0. */
  private static int load(CpuStorage from, int at, int step, float[] line, int n) {
    Conversion.load(from, at, step, line, n);
    return 0;
  }
}
