package dev.holdout.backtest.feed;

/**
 * The loop's only source of "now". A backtest jumps from event to event; a paper trader's clock
 * waits.
 */
public interface Clock {

  /** UTC epoch nanoseconds. */
  long now();

  /**
   * Comes to {@code instant}, at once or by waiting for it.
   *
   * @throws IllegalStateException when {@code instant} lies before {@link #now()}
   */
  void advanceTo(long instant);
}
