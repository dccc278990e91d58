package dev.holdout.backtest;

import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;
import dev.holdout.backtest.order.Fill;

/**
 * Decides when a bar becomes known: an event in, orders out. It is called on one thread, in the
 * order of events, and sees what was known by then and nothing else.
 */
public interface Strategy {

  /**
   * A bar became known; the only moment at which orders are sent.
   *
   * @param bar may be missing: nothing traded in it
   * @param desk refuses orders once this call has returned
   */
  void onBar(MarketEvent.BarClosed bar, MarketView view, OrderDesk desk);

  /**
   * Somebody asks to be heard between two events of the market; the desk is open as in {@link
   * #onBar}. Never called over history.
   */
  default void onCall(MarketView view, OrderDesk desk) {}

  /** An order was filled, at {@code view.now()}. */
  default void onFill(Fill fill, MarketView view) {}

  /** The risk gate refused an order; told once {@link #onBar} has returned. */
  default void onReject(OrderEvent.Rejected rejected, MarketView view) {}
}
