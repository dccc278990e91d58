package dev.holdout.strategies.paper;

import dev.holdout.backtest.feed.PacedClock;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the thread that reads ticks, those who call, and the thread that trades meet. Whoever waits
 * for a tick or for its time is woken by a call.
 */
final class Inbox {

  private static final int BATCHES = 8;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<TickBatch> full = new ArrayDeque<>();
  private final ArrayDeque<TickBatch> free = new ArrayDeque<>();
  private final ArrayDeque<Call> calls = new ArrayDeque<>();
  private RuntimeException failure;
  private boolean ended;
  private boolean closed;

  /** Whether a call waits: read without the lock, once a tick. */
  private volatile boolean called;

  Inbox() {
    for (int i = 0; i < BATCHES; i++) {
      free.add(new TickBatch());
    }
  }

  /** Reads until the feed ends; the reading thread's work. */
  void fillFrom(TickReader reader) {
    try {
      TickBatch batch = borrow();
      while (batch != null && reader.read(batch)) {
        give(batch);
        batch = borrow();
      }
      end(null);
    } catch (RuntimeException broken) {
      end(broken);
    }
  }

  private TickBatch borrow() {
    lock.lock();
    try {
      while (free.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      return closed ? null : free.remove();
    } finally {
      lock.unlock();
    }
  }

  private void give(TickBatch batch) {
    lock.lock();
    try {
      full.add(batch);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end(RuntimeException why) {
    lock.lock();
    try {
      ended = true;
      failure = why;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody will take another tick: the reading thread may go. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void call(Call call) {
    lock.lock();
    try {
      calls.add(call);
      called = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Something else that a waiting thread should look at: a pause. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isCalled() {
    return called;
  }

  /** The oldest call; null when there is none. */
  Call takeCall() {
    lock.lock();
    try {
      Call call = calls.poll();
      called = !calls.isEmpty();
      return call;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the next batch.
   *
   * @param done given back, may be null
   * @return null at the end, or when a call came
   * @throws RuntimeException what broke the feed
   */
  TickBatch await(TickBatch done) {
    return await(done, true);
  }

  /** Waits for the next batch, whoever calls; null at the end. */
  TickBatch awaitBatch(TickBatch done) {
    return await(done, false);
  }

  private TickBatch await(TickBatch done, boolean hears) {
    lock.lock();
    try {
      if (done != null) {
        free.add(done);
        changed.signalAll();
      }
      while (full.isEmpty() && !ended && !(hears && called)) {
        changed.awaitUninterruptibly();
      }
      if (hears && called) {
        return null;
      }
      if (full.isEmpty() && failure != null) {
        throw failure;
      }
      return full.poll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until an instant is due by the clock; false when a call came first. */
  boolean awaitDue(PacedClock clock, long instant) {
    lock.lock();
    try {
      while (calls.isEmpty()) {
        long wait = clock.waitFor(instant);
        if (wait <= 0) {
          return true;
        }
        try {
          changed.awaitNanos(wait);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return true;
        }
      }
      return false;
    } finally {
      lock.unlock();
    }
  }
}
