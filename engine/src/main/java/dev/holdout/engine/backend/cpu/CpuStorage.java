package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Ledger;
import dev.holdout.engine.backend.Storage;

/**
 * Elements in an array of the Java heap, with the count of their writes. One that a scope of memory
 * made loses its array when the scope closes, unless it is kept.
 */
abstract sealed class CpuStorage implements Storage
    permits FloatStorage, DoubleStorage, HalfStorage, LongStorage, IntStorage, BoolStorage {

  /** Whose the array is. */
  private enum State {
    COLLECTED,
    SCOPED,
    RECORDED,
    KEPT,
    FREED
  }

  private int version;
  private State state = State.COLLECTED;

  @Override
  public final int version() {
    return version;
  }

  @Override
  public final void changed() {
    version++;
  }

  @Override
  public final boolean isFreed() {
    return state == State.FREED;
  }

  @Override
  public final void requireMemory() {
    if (isFreed()) {
      throw new IllegalStateException(
          "a tensor is used after its scope of memory was closed, which freed it; before the scope"
              + " closes, keep it with step.keep(tensor), where a copy made inside must be kept too"
              + " (a state: state.values().forEach(step::keep)), or read its numbers (item,"
              + " toFloatArray)");
    }
  }

  @Override
  public final void recorded() {
    if (state == State.SCOPED) {
      state = State.RECORDED;
      Ledger.ofThread().recorded(bytes());
    }
  }

  @Override
  public final void keep() {
    if (state == State.SCOPED || state == State.RECORDED) {
      Ledger.ofThread().left(bytes(), state == State.RECORDED);
      state = State.KEPT;
    }
  }

  @Override
  public final void release() {
    Arena arena = Arena.ofThread();
    if (state == State.KEPT && arena.isOpen()) {
      arena.note(this);
    }
  }

  final long bytes() {
    return (long) length() * dtype().bytes();
  }

  /** A scope has noted it. */
  final void scoped() {
    state = State.SCOPED;
  }

  /** Its scope closes. */
  final void leave(ArrayPool pool, Ledger ledger) {
    if (state == State.SCOPED || state == State.RECORDED) {
      ledger.left(bytes(), state == State.RECORDED);
      state = State.FREED;
      version++; // what kept it for backward must not find it unchanged
      giveArray(pool);
    }
  }

  /** Gives the array away; nothing may be read afterwards. */
  abstract void giveArray(ArrayPool pool);
}
