package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.shape.DType;
import java.lang.foreign.MemorySegment;

/** Elements in a {@code double[]}. */
final class DoubleStorage extends CpuStorage {

  double[] values;

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
  public MemorySegment memory() {
    return MemorySegment.ofArray(values);
  }

  @Override
  void giveArray(ArrayPool pool) {
    pool.give(values);
    values = new double[0];
  }
}
