package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Storage;
import dev.holdout.engine.shape.DType;

/** Elements in a {@code double[]}. */
final class DoubleStorage implements Storage {

  final double[] values;
  private int version;

  DoubleStorage(double[] values) {
    this.values = values;
  }

  @Override
  public DType dtype() {
    return DType.F64;
  }

  @Override
  public int length() {
    return values.length;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public void changed() {
    version++;
  }
}
