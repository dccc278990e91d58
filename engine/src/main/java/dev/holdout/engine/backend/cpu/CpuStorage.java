package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Storage;

/** Elements in an array of the Java heap, with the count of their writes. */
abstract sealed class CpuStorage implements Storage
    permits FloatStorage, DoubleStorage, HalfStorage, LongStorage, IntStorage, BoolStorage {

  private int version;

  @Override
  public final int version() {
    return version;
  }

  @Override
  public final void changed() {
    version++;
  }
}
