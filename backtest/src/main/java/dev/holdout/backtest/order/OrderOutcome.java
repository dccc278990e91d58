package dev.holdout.backtest.order;

import java.util.Optional;

/**
 * What became of an order.
 *
 * @param order as it was sent
 * @param state its last state; final once the run has ended
 * @param endedAt when it came to that state, UTC epoch nanoseconds
 * @param rejectedBy the risk rule, for a rejected order
 * @param cancelledFor the reason, for a cancelled order
 */
public record OrderOutcome(
    Order order,
    OrderState state,
    long endedAt,
    Optional<RiskRule> rejectedBy,
    Optional<CancelReason> cancelledFor) {

  public OrderOutcome {
    if (rejectedBy.isPresent() != (state == OrderState.REJECTED)) {
      throw new IllegalArgumentException(
          "order " + order.id() + ": state is " + state + " with risk rule " + rejectedBy);
    }
    if (cancelledFor.isPresent() != (state == OrderState.CANCELLED)) {
      throw new IllegalArgumentException(
          "order " + order.id() + ": state is " + state + " with cancel reason " + cancelledFor);
    }
  }

  /** {@code FILLED}, {@code REJECTED MAX_POSITION}, {@code CANCELLED BY_STRATEGY}. */
  public String describe() {
    return state
        + rejectedBy.map(rule -> " " + rule).orElse("")
        + cancelledFor.map(reason -> " " + reason).orElse("");
  }
}
