package dev.holdout.backtest;

/**
 * Events of a run.
 *
 * @param bars bars that became known, the missing ones included
 * @param missingBars bars in which nothing traded
 * @param trades prints
 * @param orderEvents turns in the lives of orders, and acts of the risk gate
 */
public record EventCounts(long bars, long missingBars, long trades, long orderEvents) {

  public long total() {
    return bars + trades + orderEvents;
  }
}
