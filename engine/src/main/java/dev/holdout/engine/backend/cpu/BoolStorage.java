package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.shape.DType;
import java.lang.foreign.MemorySegment;

/** Truth values in a {@code byte[]}: 0 is false, 1 is true, and nothing else occurs. */
final class BoolStorage extends CpuStorage {

  byte[] values;

  BoolStorage(byte[] values) {
    this.values = values;
  }

  @Override
  public DType dtype() {
    return DType.BOOL;
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
    values = new byte[0];
  }
}
