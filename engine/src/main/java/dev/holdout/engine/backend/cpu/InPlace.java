package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import dev.holdout.engine.backend.Strided;
import jdk.incubator.vector.FloatVector;

/** Updates in place, the arithmetic of optimisers. */
final class InPlace {

  private InPlace() {}

  static void addScaled(Strided target, Strided other, double factor) {
    if (target.count() == 0) {
      return;
    }
    Rows rows = new Rows(target, other);
    do {
      int t = rows.at(0);
      int o = rows.at(1);
      int n = rows.length();
      int stepT = rows.step(0);
      int stepO = rows.step(1);
      if (target.storage() instanceof FloatStorage) {
        float[] x = CpuBackend.floats(target);
        float[] y = CpuBackend.floats(other);
        float f = (float) factor;
        if (stepT == 1 && stepO == 1) {
          addScaled(x, t, y, o, n, f);
        } else {
          for (int i = 0; i < n; i++) {
            x[t + i * stepT] = Math.fma(f, y[o + i * stepO], x[t + i * stepT]);
          }
        }
      } else if (target.storage() instanceof LongStorage into) {
        long[] x = into.values;
        long[] y = ((LongStorage) other.storage()).values;
        long f = (long) factor;
        for (int i = 0; i < n; i++) x[t + i * stepT] += f * y[o + i * stepO];
      } else {
        double[] x = CpuBackend.doubles(target);
        double[] y = CpuBackend.doubles(other);
        for (int i = 0; i < n; i++) {
          x[t + i * stepT] = Math.fma(factor, y[o + i * stepO], x[t + i * stepT]);
        }
      }
    } while (rows.next());
  }

  static void addProduct(Strided target, Strided a, Strided b, double factor) {
    int n = target.count();
    int t = target.offset();
    int i = a.offset();
    int j = b.offset();
    if (target.storage() instanceof FloatStorage) {
      addProduct(
          CpuBackend.floats(target),
          t,
          CpuBackend.floats(a),
          i,
          CpuBackend.floats(b),
          j,
          n,
          factor);
    } else {
      double[] x = CpuBackend.doubles(target);
      double[] p = CpuBackend.doubles(a);
      double[] q = CpuBackend.doubles(b);
      for (int k = 0; k < n; k++) x[t + k] = Math.fma(factor * p[i + k], q[j + k], x[t + k]);
    }
  }

  static void addQuotient(Strided target, Strided a, Strided b, double factor) {
    int n = target.count();
    int t = target.offset();
    int i = a.offset();
    int j = b.offset();
    if (target.storage() instanceof FloatStorage) {
      addQuotient(
          CpuBackend.floats(target),
          t,
          CpuBackend.floats(a),
          i,
          CpuBackend.floats(b),
          j,
          n,
          factor);
    } else {
      double[] x = CpuBackend.doubles(target);
      double[] p = CpuBackend.doubles(a);
      double[] q = CpuBackend.doubles(b);
      for (int k = 0; k < n; k++) x[t + k] = x[t + k] + factor * p[i + k] / q[j + k];
    }
  }

  static void addRootQuotient(
      Strided target, Strided a, Strided b, double scale, double floor, double factor) {
    int n = target.count();
    int t = target.offset();
    int i = a.offset();
    int j = b.offset();
    if (target.storage() instanceof FloatStorage) {
      float[] values = CpuBackend.floats(target);
      float[] p = CpuBackend.floats(a);
      float[] q = CpuBackend.floats(b);
      addRootQuotient(values, t, p, i, q, j, n, (float) scale, (float) floor, (float) factor);
    } else {
      double[] x = CpuBackend.doubles(target);
      double[] p = CpuBackend.doubles(a);
      double[] q = CpuBackend.doubles(b);
      for (int k = 0; k < n; k++) {
        x[t + k] += factor * p[i + k] / (Math.sqrt(q[j + k]) / scale + floor);
      }
    }
  }

  // In lanes: the compiler cannot know that the three arrays are not one, and so would go by ones.

  private static void addScaled(float[] x, int t, float[] y, int o, int n, float factor) {
    FloatVector f = FloatVector.broadcast(LANES, factor);
    int k = 0;
    for (; k <= n - LANES.length(); k += LANES.length()) {
      FloatVector.fromArray(LANES, y, o + k)
          .fma(f, FloatVector.fromArray(LANES, x, t + k))
          .intoArray(x, t + k);
    }
    for (; k < n; k++) x[t + k] = Math.fma(factor, y[o + k], x[t + k]);
  }

  private static void addProduct(
      float[] x, int t, float[] p, int i, float[] q, int j, int n, double factor) {
    float f = (float) factor;
    int k = 0;
    for (; k <= n - LANES.length(); k += LANES.length()) {
      FloatVector.fromArray(LANES, p, i + k)
          .mul(f)
          .fma(FloatVector.fromArray(LANES, q, j + k), FloatVector.fromArray(LANES, x, t + k))
          .intoArray(x, t + k);
    }
    for (; k < n; k++) x[t + k] = Math.fma(f * p[i + k], q[j + k], x[t + k]);
  }

  private static void addQuotient(
      float[] x, int t, float[] p, int i, float[] q, int j, int n, double factor) {
    float f = (float) factor;
    int k = 0;
    for (; k <= n - LANES.length(); k += LANES.length()) {
      FloatVector.fromArray(LANES, x, t + k)
          .add(
              FloatVector.fromArray(LANES, p, i + k)
                  .mul(f)
                  .div(FloatVector.fromArray(LANES, q, j + k)))
          .intoArray(x, t + k);
    }
    for (; k < n; k++) x[t + k] = x[t + k] + f * p[i + k] / q[j + k];
  }

  private static void addRootQuotient(
      float[] x,
      int t,
      float[] p,
      int i,
      float[] q,
      int j,
      int n,
      float scale,
      float floor,
      float factor) {
    int k = 0;
    for (; k <= n - LANES.length(); k += LANES.length()) {
      FloatVector divisor = FloatVector.fromArray(LANES, q, j + k).sqrt().div(scale).add(floor);
      FloatVector.fromArray(LANES, x, t + k)
          .add(FloatVector.fromArray(LANES, p, i + k).mul(factor).div(divisor))
          .intoArray(x, t + k);
    }
    for (; k < n; k++) {
      x[t + k] += factor * p[i + k] / ((float) Math.sqrt(q[j + k]) / scale + floor);
    }
  }
}
