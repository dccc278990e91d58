package dev.holdout.backtest;

import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.Side;

/**
 * Where a strategy leaves its orders, good till cancelled. Each passes the risk gate first; a
 * refused one is an event ({@link Strategy#onReject}), never an exception.
 */
public interface OrderDesk {

  /**
   * Trades at the first print made after decision plus latency.
   *
   * @param size in size increments
   * @throws IllegalArgumentException when {@code size} is not above 0
   */
  OrderId market(Side side, long size);

  /**
   * Trades at {@code limit} once a print made after decision plus latency goes strictly through it.
   *
   * @param size in size increments
   * @param limit in price increments
   * @throws IllegalArgumentException when {@code size} is not above 0
   */
  OrderId limit(Side side, long size, long limit);

  /**
   * Sends a cancel; it arrives after the latency, and until then the order may fill.
   *
   * @return false when the order is not open, or a cancel is on its way already
   */
  boolean cancel(OrderId id);
}
