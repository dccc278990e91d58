package dev.holdout.backtest;

import dev.holdout.backtest.event.OrderEvent;
import dev.holdout.backtest.order.CancelReason;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.Origin;
import dev.holdout.backtest.order.Side;
import java.util.ArrayList;
import java.util.List;

/** The desk of one run; open only while the strategy decides. */
final class Desk implements OrderDesk {

  private final TradingRoom room;
  private final List<OrderEvent.Rejected> refused = new ArrayList<>();
  private boolean open;

  Desk(TradingRoom room) {
    this.room = room;
  }

  void open() {
    open = true;
  }

  /** Closes the desk and hands over what the gate refused. */
  List<OrderEvent.Rejected> close() {
    open = false;
    if (refused.isEmpty()) {
      return List.of();
    }
    List<OrderEvent.Rejected> told = List.copyOf(refused);
    refused.clear();
    return told;
  }

  @Override
  public OrderId market(Side side, long size) {
    requireOpen();
    return send(room.market(side, size, Origin.STRATEGY));
  }

  @Override
  public OrderId limit(Side side, long size, long limit) {
    requireOpen();
    return send(room.limit(side, size, limit));
  }

  private OrderId send(Order order) {
    room.send(order).ifPresent(refused::add);
    return order.id();
  }

  @Override
  public boolean cancel(OrderId id) {
    requireOpen();
    return room.cancel(id, CancelReason.BY_STRATEGY);
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException(
          "the desk is closed; send and cancel orders inside onBar, while deciding");
    }
  }
}
