package dev.holdout.backtest;

import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.instrument.Instrument;
import java.util.List;

/**
 * What a strategy may see now: the account, and the last print that is known. It holds no series,
 * so nothing later can be reached through it.
 */
public interface MarketView {

  Instrument instrument();

  /** UTC epoch nanoseconds. */
  long now();

  /** Size increments, signed. */
  long position();

  /** Money increments. */
  long cash();

  /** Cash plus position at the last known print, after costs, money increments. */
  long equity();

  /** Charged so far by all cost terms, money increments. */
  long costs();

  /** Whether any print is known yet. */
  boolean hasPrice();

  /**
   * The last known print, price increments.
   *
   * @throws IllegalStateException before the first
   */
  long lastPrice();

  /** Orders sent and neither filled nor cancelled, oldest first. */
  List<Order> openOrders();

  /** Sum of the open orders' sizes on one side, size increments. */
  long openSize(Side side);

  /** The position once every open order is filled, size increments, signed. */
  default long positionWhenFilled() {
    return position() + openSize(Side.BUY) - openSize(Side.SELL);
  }
}
