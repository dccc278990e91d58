package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * Single elements along a list of places, dtype by dtype. Sums round after each addition, once;
 * truth values add up to whether one is true, integers wrap.
 */
final class Lines {

  private Lines() {}

  /** y[into + p * stepTo] = x[from + at[first + p]]. */
  static void pick(
      CpuStorage x, int from, int[] at, int first, CpuStorage y, int into, int stepTo, int n) {
    switch (y) {
      case FloatStorage to -> {
        float[] v = ((FloatStorage) x).values;
        for (int p = 0; p < n; p++) to.values[into + p * stepTo] = v[from + at[first + p]];
      }
      case DoubleStorage to -> {
        double[] v = ((DoubleStorage) x).values;
        for (int p = 0; p < n; p++) to.values[into + p * stepTo] = v[from + at[first + p]];
      }
      case HalfStorage to -> {
        short[] v = ((HalfStorage) x).values;
        for (int p = 0; p < n; p++) to.values[into + p * stepTo] = v[from + at[first + p]];
      }
      case LongStorage to -> {
        long[] v = ((LongStorage) x).values;
        for (int p = 0; p < n; p++) to.values[into + p * stepTo] = v[from + at[first + p]];
      }
      case IntStorage to -> {
        int[] v = ((IntStorage) x).values;
        for (int p = 0; p < n; p++) to.values[into + p * stepTo] = v[from + at[first + p]];
      }
      case BoolStorage to -> {
        byte[] v = ((BoolStorage) x).values;
        for (int p = 0; p < n; p++) to.values[into + p * stepTo] = v[from + at[first + p]];
      }
    }
  }

  /** y[into + at[first + p]] = x[from + p * step], later places over earlier ones. */
  static void put(
      CpuStorage x, int from, int step, CpuStorage y, int into, int[] at, int first, int n) {
    switch (y) {
      case FloatStorage to -> {
        float[] v = ((FloatStorage) x).values;
        for (int p = 0; p < n; p++) to.values[into + at[first + p]] = v[from + p * step];
      }
      case DoubleStorage to -> {
        double[] v = ((DoubleStorage) x).values;
        for (int p = 0; p < n; p++) to.values[into + at[first + p]] = v[from + p * step];
      }
      case HalfStorage to -> {
        short[] v = ((HalfStorage) x).values;
        for (int p = 0; p < n; p++) to.values[into + at[first + p]] = v[from + p * step];
      }
      case LongStorage to -> {
        long[] v = ((LongStorage) x).values;
        for (int p = 0; p < n; p++) to.values[into + at[first + p]] = v[from + p * step];
      }
      case IntStorage to -> {
        int[] v = ((IntStorage) x).values;
        for (int p = 0; p < n; p++) to.values[into + at[first + p]] = v[from + p * step];
      }
      case BoolStorage to -> {
        byte[] v = ((BoolStorage) x).values;
        for (int p = 0; p < n; p++) to.values[into + at[first + p]] = v[from + p * step];
      }
    }
  }

  /**
   * y[into + place of p] += x[from + p * step], in order.
   *
   * @param at the places, from {@code first} on; null: p * stepTo
   */
  static void add(
      CpuStorage x,
      int from,
      int step,
      CpuStorage y,
      int into,
      int[] at,
      int first,
      int stepTo,
      int n) {
    switch (y) {
      case FloatStorage to -> {
        float[] v = ((FloatStorage) x).values;
        if (at == null && step == 1 && stepTo == 1) {
          addRow(v, from, to.values, into, n);
          return;
        }
        for (int p = 0; p < n; p++) {
          to.values[into + (at == null ? p * stepTo : at[first + p])] += v[from + p * step];
        }
      }
      case DoubleStorage to -> {
        double[] v = ((DoubleStorage) x).values;
        for (int p = 0; p < n; p++) {
          to.values[into + (at == null ? p * stepTo : at[first + p])] += v[from + p * step];
        }
      }
      case HalfStorage to -> {
        HalfStorage v = (HalfStorage) x;
        for (int p = 0; p < n; p++) {
          int i = into + (at == null ? p * stepTo : at[first + p]);
          to.set(i, to.get(i) + v.get(from + p * step));
        }
      }
      case LongStorage to -> {
        long[] v = ((LongStorage) x).values;
        for (int p = 0; p < n; p++) {
          to.values[into + (at == null ? p * stepTo : at[first + p])] += v[from + p * step];
        }
      }
      case IntStorage to -> {
        int[] v = ((IntStorage) x).values;
        for (int p = 0; p < n; p++) {
          to.values[into + (at == null ? p * stepTo : at[first + p])] += v[from + p * step];
        }
      }
      case BoolStorage to -> {
        byte[] v = ((BoolStorage) x).values;
        for (int p = 0; p < n; p++) {
          to.values[into + (at == null ? p * stepTo : at[first + p])] |= v[from + p * step];
        }
      }
    }
  }

  // In lanes: the compiler cannot know that the two arrays are not one, and so would go by ones.
  private static void addRow(float[] x, int from, float[] y, int into, int n) {
    int p = 0;
    for (; p <= n - LANES.length(); p += LANES.length()) {
      FloatVector.fromArray(LANES, y, into + p)
          .add(FloatVector.fromArray(LANES, x, from + p))
          .intoArray(y, into + p);
    }
    for (; p < n; p++) y[into + p] += x[from + p];
  }
}
