package dev.holdout.backtest.feed;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Plays the market's time at a multiple of real time. The first instant it is asked for is due at
 * once; every later one when real time, times the speed, has come as far. It never turns back.
 *
 * <p>One thread advances it; any may pause it.
 */
public final class PacedClock implements Clock {

  /** The speed that never waits. */
  public static final double MAX = Double.POSITIVE_INFINITY;

  private final double speed;
  private final LongSupplier nanos;
  private boolean started;
  private long startedAt;
  private long startInstant;
  private long pausedAt;
  private boolean paused;
  private volatile long now;

  /**
   * @param start UTC epoch nanoseconds, at or before the first event
   * @param speed seconds of the market a second, above 0; {@link #MAX} for no waiting
   * @param nanos a stopwatch of real time
   */
  public PacedClock(long start, double speed, LongSupplier nanos) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed is " + speed + "; it must be above 0");
    }
    this.now = start;
    this.speed = speed;
    this.nanos = nanos;
  }

  @Override
  public long now() {
    return now;
  }

  /**
   * Nanoseconds of real time until {@code instant} is due; 0 when it is, and {@link Long#MAX_VALUE}
   * while the clock is paused.
   */
  public synchronized long waitFor(long instant) {
    return paused ? Long.MAX_VALUE : remaining(instant);
  }

  private synchronized long remaining(long instant) {
    if (speed == MAX || instant <= now) {
      return 0;
    }
    if (!started) {
      started = true;
      startedAt = nanos.getAsLong();
      startInstant = instant;
      return 0;
    }
    double due = (instant - startInstant) / speed;
    return Math.max(0, (long) due - (nanos.getAsLong() - startedAt));
  }

  /** The instant that real time has come to, not beyond {@code next}: between two events. */
  public synchronized long between(long next) {
    if (speed == MAX || !started) {
      return now;
    }
    long until = paused ? pausedAt : nanos.getAsLong();
    long instant = startInstant + (long) ((until - startedAt) * speed);
    return Math.clamp(instant, now, Math.max(now, next));
  }

  /** Stands still until {@link #resume}. */
  public synchronized void pause() {
    if (!paused) {
      paused = true;
      pausedAt = nanos.getAsLong();
    }
  }

  /** Goes on from where it stood. */
  public synchronized void resume() {
    if (paused) {
      paused = false;
      startedAt += nanos.getAsLong() - pausedAt;
    }
  }

  public synchronized boolean isPaused() {
    return paused;
  }

  /** Waits for the instant, paused or not: whoever may be paused waits before. */
  @Override
  public void advanceTo(long instant) {
    if (instant < now) {
      throw new IllegalStateException(
          "clock stands at "
              + now
              + " and is asked to turn back to "
              + instant
              + "; the feed must deliver events by known-at");
    }
    if (speed != MAX) {
      for (long wait = remaining(instant); wait > 0; wait = remaining(instant)) {
        LockSupport.parkNanos(Math.min(wait, 100_000_000L));
      }
    }
    now = instant;
  }
}
