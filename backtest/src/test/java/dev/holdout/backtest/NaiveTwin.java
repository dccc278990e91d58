package dev.holdout.backtest;

import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;
import dev.holdout.backtest.journal.Journal;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.trade.TradeSeries;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The slow clear form of matching and account: it notes what was sent and cancelled, then looks
 * through the whole tape for each order on its own; and it keeps the account in big integers from
 * the fills alone.
 */
final class NaiveTwin implements Journal {

  /** A fill as the twin sees it. */
  record Found(OrderId order, long price, long filledAt, int trade) {}

  private final Map<OrderId, Order> sent = new HashMap<>();
  private final Map<OrderId, Long> cancelArrives = new HashMap<>();
  private final BigInteger perStep;
  private BigInteger cash;
  private BigInteger position = BigInteger.ZERO;
  private BigInteger price = BigInteger.ZERO;
  private MarketView watched;
  long checks;

  NaiveTwin(BacktestConfig config) {
    this.cash = BigInteger.valueOf(config.startingCash());
    this.perStep = BigInteger.valueOf(config.instrument().moneyPerStep());
  }

  /** The strategy as it is, its view noted so that every event can be checked against it. */
  Strategy watching(Strategy strategy) {
    return (bar, view, desk) -> {
      watched = view;
      strategy.onBar(bar, view, desk);
    };
  }

  @Override
  public void trade(long knownAt, long happenedAt, long sequence, long newPrice, long size) {
    requireSameAccount("before print " + sequence);
    price = BigInteger.valueOf(newPrice);
  }

  @Override
  public void bar(MarketEvent.BarClosed bar) {
    requireSameAccount("at bar " + bar.index());
  }

  @Override
  public void order(OrderEvent event) {
    switch (event) {
      case OrderEvent.Sent(Order order) -> sent.put(order.id(), order);
      case OrderEvent.CancelSent(var id, _, _, long arrivesAt) -> cancelArrives.put(id, arrivesAt);
      case OrderEvent.Filled(Fill fill) -> {
        book(fill);
        requireSameAccount("after fill of " + fill.orderId());
      }
      case OrderEvent.Rejected _,
          OrderEvent.Arrived _,
          OrderEvent.Cancelled _,
          OrderEvent.Expired _,
          OrderEvent.GateTripped _ ->
          requireSameAccount("at " + event);
    }
  }

  private void book(Fill fill) {
    BigInteger change = BigInteger.valueOf(fill.signedSize());
    BigInteger value = change.multiply(BigInteger.valueOf(fill.price())).multiply(perStep);
    BigInteger charged = BigInteger.ZERO;
    for (int term = 0; term < fill.charges().size(); term++) {
      charged = charged.add(BigInteger.valueOf(fill.charges().of(term)));
    }
    cash = cash.subtract(value).subtract(charged);
    position = position.add(change);
  }

  private void requireSameAccount(String where) {
    if (watched == null) {
      return;
    }
    checks++;
    BigInteger equity = cash.add(position.multiply(price).multiply(perStep));
    boolean same =
        cash.equals(BigInteger.valueOf(watched.cash()))
            && position.equals(BigInteger.valueOf(watched.position()))
            && equity.equals(BigInteger.valueOf(watched.equity()));
    if (!same) {
      throw new AssertionError(
          where
              + ": the twin holds cash "
              + cash
              + ", position "
              + position
              + ", equity "
              + equity
              + "; the ledger "
              + watched.cash()
              + ", "
              + watched.position()
              + ", "
              + watched.equity());
    }
  }

  /** What every order sent should have met on the tape before the run's end. */
  List<Found> fills(TradeSeries trades, BacktestConfig config) {
    List<Found> found = new ArrayList<>();
    for (Order order : sent.values()) {
      Found first = first(order, trades, config);
      if (first != null) {
        found.add(first);
      }
    }
    return found;
  }

  private Found first(Order order, TradeSeries trades, BacktestConfig config) {
    long arrives = order.decidedAt() + config.latency().toNanos();
    long cancel = cancelArrives.getOrDefault(order.id(), Long.MAX_VALUE);
    for (int i = 0; i < trades.size(); i++) {
      boolean inTime =
          trades.happenedAt(i) > arrives
              && trades.knownAt(i) <= cancel
              && trades.knownAt(i) < config.to();
      if (inTime) {
        if (order instanceof Order.Market) {
          return new Found(order.id(), trades.price(i), trades.knownAt(i), i);
        }
        if (order instanceof Order.Limit limit) {
          long better = limit.side() == Side.BUY ? -1 : 1;
          if (better * trades.price(i) > better * limit.limit()) {
            return new Found(order.id(), limit.limit(), trades.knownAt(i), i);
          }
        }
      }
    }
    return null;
  }
}
