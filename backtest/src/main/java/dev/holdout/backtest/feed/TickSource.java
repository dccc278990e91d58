package dev.holdout.backtest.feed;

/** Where a live feed gets its ticks: a pipe, a socket, a journal that is read again. */
public interface TickSource {

  /** What came. */
  enum Next {
    TICK,
    /** Somebody asks to be heard before the next event. */
    CALL,
    /** There will never be another tick. */
    END
  }

  /**
   * Waits for what comes next.
   *
   * @param into overwritten when a tick came
   * @param events events of the market that the feed has presented so far
   */
  Next next(Tick into, long events);

  /**
   * Waits until an event is due.
   *
   * @param instant when it becomes known, UTC epoch nanoseconds
   * @param events events of the market presented so far
   * @return false when a call came first; the event then waits for its turn
   */
  boolean due(long instant, long events);

  /** When the last call was made, UTC epoch nanoseconds of the market's time. */
  long calledAt();
}
