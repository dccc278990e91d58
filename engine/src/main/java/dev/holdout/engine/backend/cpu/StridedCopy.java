package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DeviceException;
import java.util.Arrays;

/** Copies and fills of views with any strides, between any dtypes. */
final class StridedCopy {

  private StridedCopy() {}

  static void fill(double value, Strided out) {
    if (out.count() == 0) {
      return;
    }
    Rows rows = new Rows(out);
    do {
      if (rows.step(0) == 1 && out.storage() instanceof FloatStorage s) {
        Arrays.fill(s.values, rows.at(0), rows.at(0) + rows.length(), (float) value);
      } else {
        fillRow(value, storage(out), rows.at(0), rows.step(0), rows.length());
      }
    } while (rows.next());
  }

  private static void fillRow(double value, CpuStorage out, int at, int step, int n) {
    switch (out) {
      case FloatStorage s -> {
        for (int i = 0; i < n; i++) s.values[at + i * step] = (float) value;
      }
      case DoubleStorage s -> {
        for (int i = 0; i < n; i++) s.values[at + i * step] = value;
      }
      case HalfStorage s -> {
        for (int i = 0; i < n; i++) s.set(at + i * step, (float) value);
      }
      case LongStorage s -> {
        for (int i = 0; i < n; i++) s.values[at + i * step] = (long) value;
      }
      case IntStorage s -> {
        for (int i = 0; i < n; i++) s.values[at + i * step] = (int) (long) value;
      }
      case BoolStorage s -> {
        for (int i = 0; i < n; i++) s.values[at + i * step] = (byte) (value != 0 ? 1 : 0);
      }
    }
  }

  static void copy(Strided from, Strided to) {
    if (to.count() == 0) {
      return;
    }
    CpuStorage x = storage(from);
    CpuStorage y = storage(to);
    Rows rows = new Rows(from, to);
    do {
      if (x.dtype() == y.dtype()) {
        sameType(x, rows.at(0), rows.step(0), y, rows.at(1), rows.step(1), rows.length());
      } else {
        Conversion.row(x, rows.at(0), rows.step(0), y, rows.at(1), rows.step(1), rows.length());
      }
    } while (rows.next());
  }

  static void sameType(
      CpuStorage from, int at, int step, CpuStorage to, int into, int stepTo, int n) {
    if (step == 1 && stepTo == 1) {
      System.arraycopy(array(from), at, array(to), into, n);
      return;
    }
    switch (to) {
      case FloatStorage y -> {
        float[] x = ((FloatStorage) from).values;
        for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x[at + i * step];
      }
      case DoubleStorage y -> {
        double[] x = ((DoubleStorage) from).values;
        for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x[at + i * step];
      }
      case HalfStorage y -> {
        short[] x = ((HalfStorage) from).values;
        for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x[at + i * step];
      }
      case LongStorage y -> {
        long[] x = ((LongStorage) from).values;
        for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x[at + i * step];
      }
      case IntStorage y -> {
        int[] x = ((IntStorage) from).values;
        for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x[at + i * step];
      }
      case BoolStorage y -> {
        byte[] x = ((BoolStorage) from).values;
        for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x[at + i * step];
      }
    }
  }

  private static Object array(CpuStorage storage) {
    return switch (storage) {
      case FloatStorage s -> s.values;
      case DoubleStorage s -> s.values;
      case HalfStorage s -> s.values;
      case LongStorage s -> s.values;
      case IntStorage s -> s.values;
      case BoolStorage s -> s.values;
    };
  }

  static CpuStorage storage(Strided view) {
    if (view.storage() instanceof CpuStorage own) {
      return own;
    }
    throw new DeviceException(
        "device cpu: cannot read a %s; move the tensor to device cpu first"
            .formatted(view.storage().getClass().getSimpleName()));
  }
}
