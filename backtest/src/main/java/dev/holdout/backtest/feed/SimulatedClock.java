package dev.holdout.backtest.feed;

import dev.holdout.marketdata.time.Nanos;

/** Jumps to each event's instant; never turns back. */
public final class SimulatedClock implements Clock {

  private long now;

  /**
   * @param start UTC epoch nanoseconds, at or before the first event
   */
  public SimulatedClock(long start) {
    this.now = start;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void advanceTo(long instant) {
    if (instant < now) {
      throw new IllegalStateException(
          "clock stands at "
              + Nanos.iso(now)
              + " ("
              + now
              + ") and is asked to turn back to "
              + Nanos.iso(instant)
              + " ("
              + instant
              + "); the feed must deliver events by known-at");
    }
    now = instant;
  }
}
