package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.shape.DType;
import java.lang.foreign.MemorySegment;

/** Elements in a {@code long[]}. */
final class LongStorage extends CpuStorage {

  long[] values;

  LongStorage(long[] values) {
    this.values = values;
  }

  @Override
  public DType dtype() {
    return DType.I64;
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
    values = new long[0];
  }
}
