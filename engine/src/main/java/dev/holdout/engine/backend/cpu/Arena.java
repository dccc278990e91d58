package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Ledger;
import dev.holdout.engine.backend.Storage;
import dev.holdout.engine.shape.DType;
import java.util.Arrays;
import java.util.Set;

/**
 * A thread's scopes and the arrays that closed scopes left for later ones. With a scope open,
 * storages are made of pooled arrays of exactly their length and noted; closing the scope takes the
 * arrays of those that were not kept, after which such a storage refuses to be read.
 */
public final class Arena {

  private static final ThreadLocal<Arena> MINE = ThreadLocal.withInitial(Arena::new);

  private final Thread owner = Thread.currentThread();
  private final ArrayPool pool = new ArrayPool();
  private final Ledger ledger = Ledger.ofThread();
  private CpuStorage[] made = new CpuStorage[64];
  private int count;
  private int[] starts = new int[4];
  private int depth;

  private Arena() {}

  /** This thread's. */
  public static Arena ofThread() {
    return MINE.get();
  }

  /** Opens a scope; returns its number for {@link #close}. */
  public int open() {
    if (depth == starts.length) {
      starts = Arrays.copyOf(starts, 2 * depth);
    }
    starts[depth] = count;
    return ++depth;
  }

  /**
   * Frees what the scope made and did not keep; nothing where it is closed already.
   *
   * @throws IllegalStateException on another thread, or while a scope inside is open
   */
  public void close(int scope) {
    close(scope, Set.of());
  }

  /**
   * As {@link #close(int)}, but some of the memory goes over to the scope outside.
   *
   * @param over compared by identity; memory that this scope did not make may be among it
   */
  public void close(int scope, Set<Storage> over) {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "memory scope: opened by thread %s and closed by %s; close it where it was opened, best with try (var step = Memory.scope())"
              .formatted(owner.getName(), Thread.currentThread().getName()));
    }
    if (scope > depth) {
      return;
    }
    if (scope < depth) {
      throw new IllegalStateException(
          "memory scope: number %d is closed while number %d, opened inside it, is open; close the inner one first"
              .formatted(scope, depth));
    }
    depth--;
    CpuStorage[] staying = new CpuStorage[over.size()];
    int stay = 0;
    while (count > starts[depth]) {
      CpuStorage storage = made[--count];
      made[count] = null;
      if (staying.length > 0 && depth > 0 && over.contains(storage)) {
        staying[stay++] = storage;
      } else {
        storage.leave(pool, ledger);
      }
    }
    while (stay > 0) {
      made[count++] = staying[--stay];
    }
    if (depth == 0) {
      ledger.closed();
    }
  }

  /** Bytes of the arrays that wait to be used. */
  public long pooledBytes() {
    return pool.bytes();
  }

  /** Bytes of the arrays made for scopes so far because none of their length waited. */
  public long freshBytes() {
    return pool.freshBytes();
  }

  /** Forgets the arrays that wait. */
  public void trim() {
    pool.clear();
  }

  /** Whether a scope is. */
  public boolean isOpen() {
    return depth > 0;
  }

  /** Memory that no scope frees. */
  void madeUnscoped(long bytes) {
    ledger.madeUnscoped(bytes);
  }

  /** Zeroed memory that the open scope frees. */
  Storage allocate(DType dtype, int length) {
    CpuStorage storage =
        switch (dtype) {
          case F32 -> new FloatStorage(pool.floats(length));
          case F64 -> new DoubleStorage(pool.doubles(length));
          case BF16, F16 -> new HalfStorage(dtype, pool.shorts(length));
          case I64 -> new LongStorage(pool.longs(length));
          case I32 -> new IntStorage(pool.ints(length));
          case BOOL -> new BoolStorage(pool.bytes(length));
        };
    note(storage);
    return storage;
  }

  /** Memory with any numbers in it that the open scope frees. */
  Storage unwrittenFloats(int length) {
    CpuStorage storage = new FloatStorage(pool.unwrittenFloats(length));
    note(storage);
    return storage;
  }

  /** Frees a storage when the open scope closes. */
  void note(CpuStorage storage) {
    if (count == made.length) {
      made = Arrays.copyOf(made, 2 * count);
    }
    made[count++] = storage;
    storage.scoped();
    ledger.made(storage.bytes());
  }
}
