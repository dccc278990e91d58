package dev.holdout.backtest;

import dev.holdout.backtest.order.CancelReason;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.backtest.order.OrderState;
import dev.holdout.backtest.order.RiskRule;
import dev.holdout.marketdata.content.ContentHash;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps every order of a run with its latest state. */
final class OrderLog {

  private final List<OrderOutcome> outcomes = new ArrayList<>();
  private final List<Fill> fills = new ArrayList<>();
  private final Map<RiskRule, Integer> rejections = new EnumMap<>(RiskRule.class);
  private final FillDelay.Recorder delays = new FillDelay.Recorder();
  private int fillsAbovePrint;

  OrderLog() {
    for (RiskRule rule : RiskRule.values()) {
      rejections.put(rule, 0);
    }
  }

  /** The number of the next order, from 1. */
  long nextId() {
    return outcomes.size() + 1;
  }

  boolean knows(long id) {
    return id >= 1 && id <= outcomes.size();
  }

  void sent(Order order) {
    outcomes.add(outcome(order, OrderState.SENT, order.decidedAt()));
  }

  void rejected(Order order, RiskRule rule) {
    outcomes.add(
        new OrderOutcome(
            order, OrderState.REJECTED, order.decidedAt(), Optional.of(rule), Optional.empty()));
    rejections.merge(rule, 1, Integer::sum);
  }

  void arrived(Order order) {
    replace(outcome(order, OrderState.WORKING, order.arrivesAt()));
  }

  void filled(Order order, Fill fill, boolean abovePrint) {
    replace(outcome(order, OrderState.FILLED, fill.filledAt()));
    fills.add(fill);
    delays.add(fill.delay());
    fillsAbovePrint += abovePrint ? 1 : 0;
  }

  void cancelled(Order order, CancelReason reason, long at) {
    replace(
        new OrderOutcome(order, OrderState.CANCELLED, at, Optional.empty(), Optional.of(reason)));
  }

  void expired(Order order, long at) {
    replace(outcome(order, OrderState.EXPIRED, at));
  }

  private static OrderOutcome outcome(Order order, OrderState state, long at) {
    return new OrderOutcome(order, state, at, Optional.empty(), Optional.empty());
  }

  private void replace(OrderOutcome outcome) {
    outcomes.set(Math.toIntExact(outcome.order().id().value() - 1), outcome);
  }

  FillDelay delay() {
    return delays.summary();
  }

  Orders build() {
    return new Orders(outcomes, fills, rejections, fillsAbovePrint, hash());
  }

  private String hash() {
    ContentHash hash = new ContentHash();
    for (OrderOutcome outcome : outcomes) {
      hash.text(outcome.order().toString()).text(outcome.describe()).number(outcome.endedAt());
    }
    for (Fill fill : fills) {
      hash.text(fill.toString());
    }
    return hash.hex();
  }
}
