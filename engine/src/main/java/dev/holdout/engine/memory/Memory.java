package dev.holdout.engine.memory;

import dev.holdout.engine.backend.Ledger;
import dev.holdout.engine.backend.Storage;
import dev.holdout.engine.backend.cpu.Arena;
import dev.holdout.engine.tensor.Tensor;

/**
 * Scopes of memory. Use:
 *
 * <pre>{@code
 * try (var step = Memory.scope()) {
 *   optimizer.zeroGrad();
 *   Tensor loss = lossOf(net, batch);
 *   loss.backward();
 *   optimizer.step();
 *   sum += loss.item();
 * }
 * }</pre>
 *
 * <p>A tensor made inside is gone when the scope closes; reading it later is refused with the
 * remedy. These stay: tensors that {@link Scope#keep} names, leaves that require a gradient, their
 * gradients, buffers of layers, and what optimisers remember. A copy made inside is freed as well;
 * the best state so far is kept by
 *
 * <pre>{@code
 * best = net.stateDict();
 * best.values().forEach(step::keep);
 * }</pre>
 *
 * <p>{@code zeroGrad()} inside a scope gives the old gradient's memory back, too: copy a gradient
 * that is needed longer.
 */
public final class Memory {

  private Memory() {}

  /** Opens a scope on this thread, inside the one that is open, if any. */
  public static Scope scope() {
    return new Scope(Arena.ofThread());
  }

  /**
   * This thread's memory by owner, now and at most since {@link #resetPeak}; print it.
   *
   * <p>Counted are elements, to the byte, of:
   *
   * <ul>
   *   <li>{@code parameters}: parameters and buffers of layers built on this thread;
   *   <li>{@code gradients}: {@code grad()} of leaves, from their first gradient on this thread;
   *   <li>{@code optimizer}: what optimisers and averages of weights built here remember, with
   *       their room for intermediate results;
   *   <li>{@code activations}: results of recorded operations, made in an open scope. A scope frees
   *       them when it closes, a checkpoint when its steps end;
   *   <li>{@code other}: everything else made in an open scope, such as gradients on their way.
   * </ul>
   *
   * <p>The first three are counted with scopes and without, until they are dropped: {@code
   * zeroGrad}, or the garbage collector's finding that their owner is gone. The last two are those
   * of scopes. What is made without a scope is the collector's to free, at a time of its own, so
   * there is no present value of it: {@link MemoryStats#unscoped} says how much was made. For what
   * a graph holds back there, ask {@link dev.holdout.engine.tensor.Autograd#savedBytes}. Not
   * counted are tensors over arrays of the caller's ({@code of}, {@code wrap}) and what {@link
   * Scope#keep} named.
   */
  public static MemoryStats stats() {
    return MemoryStats.of(Ledger.ofThread(), pooledBytes());
  }

  /** Starts this thread's peaks anew at what is there now. */
  public static void resetPeak() {
    Ledger.ofThread().resetPeak();
  }

  /** Bytes that this thread's pool holds for later tensors. */
  public static long pooledBytes() {
    return Arena.ofThread().pooledBytes();
  }

  /**
   * Bytes of the arrays that this thread's scopes had made so far, because none of their length
   * waited in its pool. In training of steady sizes it stands still after the first steps.
   */
  public static long freshBytes() {
    return Arena.ofThread().freshBytes();
  }

  /** Leaves what this thread's pool holds to the garbage collector. */
  public static void trim() {
    Arena.ofThread().trim();
  }

  /** The time between opening and closing. Belongs to the thread that opened it. */
  public static final class Scope implements AutoCloseable {

    private final Arena arena;
    private final int depth;

    private Scope(Arena arena) {
      this.arena = arena;
      depth = arena.open();
    }

    /** Lets a tensor, and all that share its memory, outlive every scope; returns it. */
    public Tensor keep(Tensor tensor) {
      Storage memory = tensor.data().storage();
      memory.keep();
      return tensor;
    }

    /**
     * Frees what was made inside and not kept. Closing twice is once.
     *
     * @throws IllegalStateException on another thread than it was opened on, or while a scope that
     *     was opened later is open
     */
    @Override
    public void close() {
      arena.close(depth);
    }
  }
}
