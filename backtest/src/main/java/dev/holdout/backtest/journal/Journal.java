package dev.holdout.backtest.journal;

import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;

/**
 * Is told every event of a run in the order in which the loop met it. Prints come as plain numbers,
 * so that a journal which keeps nothing costs nothing.
 */
public interface Journal {

  /** A print; instants in UTC epoch nanoseconds, price and size in increments. */
  void trade(long knownAt, long happenedAt, long sequence, long price, long size);

  /** A bar became known. */
  void bar(MarketEvent.BarClosed bar);

  /** A turn in the life of an order. */
  void order(OrderEvent event);

  /** Keeps nothing. */
  static Journal none() {
    return new Journal() {
      @Override
      public void trade(long knownAt, long happenedAt, long sequence, long price, long size) {}

      @Override
      public void bar(MarketEvent.BarClosed bar) {}

      @Override
      public void order(OrderEvent event) {}
    };
  }
}
