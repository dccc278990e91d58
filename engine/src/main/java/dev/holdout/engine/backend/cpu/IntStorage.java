package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.shape.DType;
import java.lang.foreign.MemorySegment;

/** Elements in an {@code int[]}. */
final class IntStorage extends CpuStorage {

  int[] values;

  IntStorage(int[] values) {
    this.values = values;
  }

  @Override
  public DType dtype() {
    return DType.I32;
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
    values = new int[0];
  }
}
