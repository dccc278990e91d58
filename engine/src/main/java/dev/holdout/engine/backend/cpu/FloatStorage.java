package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Storage;
import dev.holdout.engine.shape.DType;

/** Elements in a {@code float[]}. */
final class FloatStorage implements Storage {

  final float[] values;
  private int version;

  FloatStorage(float[] values) {
    this.values = values;
  }

  @Override
  public DType dtype() {
    return DType.F32;
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
