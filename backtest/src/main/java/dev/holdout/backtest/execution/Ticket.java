package dev.holdout.backtest.execution;

import dev.holdout.backtest.order.CancelReason;
import dev.holdout.backtest.order.Order;

/** An open order and what is on its way to it. */
final class Ticket {

  static final long NEVER = Long.MAX_VALUE;

  final Order order;
  boolean arrived;
  long cancelArrivesAt = NEVER;
  CancelReason cancelReason;

  Ticket(Order order) {
    this.order = order;
  }

  /** The instant of its next turn that no print brings: its arrival, then its cancel. */
  long nextTurn() {
    return arrived ? cancelArrivesAt : order.arrivesAt();
  }

  /**
   * Whether the next turn has come before an event at {@code knownAt}. A print stamped at the very
   * instant of a cancel still comes ahead of it.
   */
  boolean isDue(long knownAt) {
    return arrived ? cancelArrivesAt < knownAt : order.arrivesAt() <= knownAt;
  }
}
