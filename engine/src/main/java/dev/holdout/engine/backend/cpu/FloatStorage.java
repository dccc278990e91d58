package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.shape.DType;
import java.lang.foreign.MemorySegment;

/** Elements in a {@code float[]}. */
final class FloatStorage extends CpuStorage {

  float[] values;

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
  public MemorySegment memory() {
    return MemorySegment.ofArray(values);
  }

  @Override
  void giveArray(ArrayPool pool) {
    pool.give(values);
    values = new float[0];
  }
}
