package dev.holdout.backtest.execution;

import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.Side;

/** Which print fills an order, and at what price. */
final class Matching {

  private Matching() {}

  /**
   * Whether a print made after the order's arrival fills it. A limit order needs a print strictly
   * through its price: at its price others were there before us, and a tape does not say when our
   * turn would have come.
   *
   * @param print in price increments
   */
  static boolean fills(Order order, long print) {
    return switch (order) {
      case Order.Market _ -> true;
      case Order.Limit limit ->
          limit.side() == Side.BUY ? print < limit.limit() : print > limit.limit();
    };
  }

  /**
   * The price of the fill: the print's for a market order; the limit for a limit order, also when
   * the print was better, since a resting order trades at its own price.
   */
  static long price(Order order, long print) {
    return switch (order) {
      case Order.Market _ -> print;
      case Order.Limit limit -> limit.limit();
    };
  }
}
