package dev.holdout.backtest.feed;

import dev.holdout.backtest.event.MarketEvent;

/**
 * One event at a time, pulled, in the one total order {@code (knownAt, bars before trades,
 * sequence)}. The feed is a cursor over columns rather than a stream of objects, so that a print
 * nobody trades on costs no allocation. A live feed blocks in {@link #advance()} until something
 * happens.
 */
public interface MarketFeed {

  /** What the cursor stands on. */
  enum Kind {
    BAR,
    TRADE,
    /** Somebody beside the strategy asks to be heard: a halt, a resume. Only live feeds have it. */
    CALL
  }

  /** Moves to the next event; false when there will never be another. */
  boolean advance();

  Kind kind();

  /** When the event became known, UTC epoch nanoseconds. */
  long knownAt();

  /** On a trade: when the print was made, UTC epoch nanoseconds; never after {@link #knownAt()}. */
  long happenedAt();

  /** On a trade: its place in the source, from 0. */
  long sequence();

  /** On a trade: in price increments. */
  long price();

  /** On a trade: in size increments, above 0. */
  long size();

  /** On a bar: the bar. */
  MarketEvent.BarClosed bar();
}
