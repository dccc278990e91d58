package dev.holdout.backtest.event;

import dev.holdout.backtest.order.CancelReason;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.RiskRule;

/** A turn in the life of an order, or an act of the risk gate. */
public sealed interface OrderEvent extends Event {

  /** Passed the gate and left for the venue. */
  record Sent(Order order) implements OrderEvent {
    @Override
    public long at() {
      return order.decidedAt();
    }
  }

  /** Refused by the gate; it never left. */
  record Rejected(Order order, RiskRule rule) implements OrderEvent {
    @Override
    public long at() {
      return order.decidedAt();
    }
  }

  /** Reached the venue and waits for a print. */
  record Arrived(OrderId orderId, long at) implements OrderEvent {}

  record Filled(Fill fill) implements OrderEvent {
    @Override
    public long at() {
      return fill.filledAt();
    }
  }

  /** A cancel left for the venue; until it arrives the order may still fill. */
  record CancelSent(OrderId orderId, CancelReason reason, long at, long arrivesAt)
      implements OrderEvent {}

  record Cancelled(OrderId orderId, CancelReason reason, long at) implements OrderEvent {}

  /** Still open when the run ended. */
  record Expired(OrderId orderId, long at) implements OrderEvent {}

  /**
   * A loss reached its limit and the gate stepped in.
   *
   * @param loss money increments, at or above {@code limit}
   */
  record GateTripped(RiskRule rule, long loss, long limit, long at) implements OrderEvent {}
}
