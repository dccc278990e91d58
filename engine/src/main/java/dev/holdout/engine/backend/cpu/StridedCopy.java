package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;
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
      int at = rows.at(0);
      int step = rows.step(0);
      int n = rows.length();
      switch (out.storage()) {
        case FloatStorage s when step == 1 -> Arrays.fill(s.values, at, at + n, (float) value);
        case FloatStorage s -> {
          for (int i = 0; i < n; i++) s.values[at + i * step] = (float) value;
        }
        case DoubleStorage s -> {
          for (int i = 0; i < n; i++) s.values[at + i * step] = value;
        }
        default -> throw foreign(out);
      }
    } while (rows.next());
  }

  static void copy(Strided from, Strided to) {
    if (to.count() == 0) {
      return;
    }
    Rows rows = new Rows(from, to);
    do {
      row(from, rows.at(0), rows.step(0), to, rows.at(1), rows.step(1), rows.length());
    } while (rows.next());
  }

  private static void row(Strided from, int at, int step, Strided to, int into, int stepTo, int n) {
    if (from.storage() instanceof FloatStorage x && to.storage() instanceof FloatStorage y) {
      if (step == 1 && stepTo == 1) {
        System.arraycopy(x.values, at, y.values, into, n);
        return;
      }
      for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x.values[at + i * step];
    } else if (from.storage() instanceof FloatStorage x
        && to.storage() instanceof DoubleStorage y) {
      for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x.values[at + i * step];
    } else if (from.storage() instanceof DoubleStorage x
        && to.storage() instanceof FloatStorage y) {
      for (int i = 0; i < n; i++) y.values[into + i * stepTo] = (float) x.values[at + i * step];
    } else if (from.storage() instanceof DoubleStorage x
        && to.storage() instanceof DoubleStorage y) {
      for (int i = 0; i < n; i++) y.values[into + i * stepTo] = x.values[at + i * step];
    } else {
      throw foreign(
          from.storage() instanceof FloatStorage || from.storage() instanceof DoubleStorage
              ? to
              : from);
    }
  }

  private static IllegalArgumentException foreign(Strided view) {
    return new IllegalArgumentException(
        "device cpu: cannot read a %s; move the tensor to device cpu first"
            .formatted(view.storage().getClass().getSimpleName()));
  }
}
