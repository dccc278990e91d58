package dev.holdout.engine.backend;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * Bytes that somebody holds beyond the end of scopes, in the books of one thread. Ends with the
 * life of the object that it was opened for, without keeping that object alive.
 */
public final class Holding extends WeakReference<Object> {

  private final Ledger ledger;
  private final Owner owner;
  private long bytes;

  Holding(Ledger ledger, Owner owner, Object life, ReferenceQueue<Object> collected) {
    super(life, collected);
    this.ledger = ledger;
    this.owner = owner;
  }

  /** Says how many bytes it is now. One thread at a time. */
  public void set(long now) {
    if (now != bytes) {
      ledger.change(owner, now - bytes);
      bytes = now;
    }
  }

  /** Says that this many bytes came to it. */
  public void add(long more) {
    set(bytes + more);
  }
}
