package dev.holdout.engine.backend;

import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A thread's books of memory: bytes by owner, now and at most. A scope's memory is written by its
 * thread alone, in plain fields; what outlives scopes is written through a {@link Holding}, from
 * any thread, into the books of the thread that opened the holding.
 *
 * <p>Every count is of elements, not of the headers of arrays and objects.
 */
public final class Ledger {

  private static final ThreadLocal<Ledger> MINE = ThreadLocal.withInitial(Ledger::new);

  private final AtomicLong[] held = {new AtomicLong(), new AtomicLong(), new AtomicLong()};
  private final AtomicLong[] heldPeaks = {new AtomicLong(), new AtomicLong(), new AtomicLong()};
  private final AtomicLong allHeld = new AtomicLong();
  private final AtomicLong peak = new AtomicLong();
  private final Set<Holding> open = ConcurrentHashMap.newKeySet();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  private long activations;
  private long activationsPeak;
  private long other;
  private long otherPeak;
  private long scopedPeak;
  private long unscoped;

  private Ledger() {}

  /** This thread's. */
  public static Ledger ofThread() {
    return MINE.get();
  }

  /** Memory made in a scope. */
  public void made(long bytes) {
    other += bytes;
    if (other > otherPeak) {
      otherPeak = other;
    }
    long all = activations + other + allHeld.get();
    if (all > scopedPeak) {
      scopedPeak = all;
    }
  }

  /** Memory made without a scope, which the garbage collector frees. */
  public void madeUnscoped(long bytes) {
    unscoped += bytes;
  }

  /** A recorded operation's result: what was other memory counts as activations from now on. */
  public void recorded(long bytes) {
    other -= bytes;
    activations += bytes;
    if (activations > activationsPeak) {
      activationsPeak = activations;
    }
  }

  /** Memory of a scope is freed, or belongs to somebody who outlives it. */
  public void left(long bytes, boolean recorded) {
    if (recorded) {
      activations -= bytes;
    } else {
      other -= bytes;
    }
  }

  /** The last open scope is closed, so that nothing of scopes is left. */
  public void closed() {
    activations = 0;
    other = 0;
  }

  /**
   * Opens a count of bytes that live as long as an object, or until they are said to be 0.
   *
   * @param of {@link Owner#PARAMETERS}, {@link Owner#GRADIENTS} or {@link Owner#OPTIMIZER}
   * @param life once the garbage collector has taken it, the count is 0
   */
  public Holding holding(Owner of, Object life) {
    clear();
    Holding holding = new Holding(this, of, life, collected);
    open.add(holding);
    return holding;
  }

  /** Bytes of an owner now. */
  public long bytes(Owner owner) {
    clear();
    return switch (owner) {
      case PARAMETERS, GRADIENTS, OPTIMIZER -> held[owner.ordinal()].get();
      case ACTIVATIONS -> activations;
      case OTHER -> other;
    };
  }

  /** Bytes of an owner at most, since {@link #resetPeak}. */
  public long peak(Owner owner) {
    return switch (owner) {
      case PARAMETERS, GRADIENTS, OPTIMIZER -> heldPeaks[owner.ordinal()].get();
      case ACTIVATIONS -> activationsPeak;
      case OTHER -> otherPeak;
    };
  }

  /** Bytes of all owners at one time at most; no more than the sum of their peaks. */
  public long peak() {
    return Math.max(scopedPeak, peak.get());
  }

  /** Bytes made without a scope since {@link #resetPeak}. */
  public long unscoped() {
    return unscoped;
  }

  /** Starts the peaks at what is there now, and the bytes made without a scope at 0. */
  public void resetPeak() {
    clear();
    for (int i = 0; i < held.length; i++) {
      heldPeaks[i].set(held[i].get());
    }
    activationsPeak = activations;
    otherPeak = other;
    scopedPeak = activations + other + allHeld.get();
    peak.set(scopedPeak);
    unscoped = 0;
  }

  void change(Owner owner, long bytes) {
    long mine = held[owner.ordinal()].addAndGet(bytes);
    long all = allHeld.addAndGet(bytes);
    if (bytes > 0) {
      raise(heldPeaks[owner.ordinal()], mine);
      raise(peak, all + activations + other);
    }
  }

  /** Takes off what the garbage collector has freed. */
  private void clear() {
    for (var gone = collected.poll(); gone != null; gone = collected.poll()) {
      Holding holding = (Holding) gone;
      holding.set(0);
      open.remove(holding);
    }
  }

  private static void raise(AtomicLong peak, long value) {
    if (value > peak.get()) {
      peak.accumulateAndGet(value, Math::max);
    }
  }
}
