package dev.holdout.backtest.journal;

import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.Order;
import dev.holdout.marketdata.bar.Bar;
import java.util.function.Consumer;

/**
 * Writes each event as one line of fields apart by single spaces: instant, word, figures. Instants
 * are UTC epoch nanoseconds; prices, sizes and money are counts of increments, so that a line loses
 * nothing.
 */
public final class LineJournal implements Journal {

  private final Consumer<String> sink;

  /**
   * @param sink takes each line, without its line end
   */
  public LineJournal(Consumer<String> sink) {
    this.sink = sink;
  }

  @Override
  public void trade(long knownAt, long happenedAt, long sequence, long price, long size) {
    sink.accept(line(knownAt, "trade", happenedAt, sequence, price, size));
  }

  @Override
  public void bar(MarketEvent.BarClosed closed) {
    Bar bar = closed.bar();
    sink.accept(
        line(
            closed.at(),
            "bar",
            closed.index(),
            bar.openAt(),
            bar.closeAt(),
            bar.open(),
            bar.high(),
            bar.low(),
            bar.close(),
            bar.volume(),
            bar.signedVolume(),
            bar.trades()));
  }

  @Override
  public void order(OrderEvent event) {
    sink.accept(
        switch (event) {
          case OrderEvent.Sent(Order order) -> line(event.at(), "sent", describe(order));
          case OrderEvent.Rejected(Order order, var rule) ->
              line(event.at(), "rejected", describe(order), rule);
          case OrderEvent.Arrived(var id, long at) -> line(at, "arrived", id);
          case OrderEvent.Filled(Fill fill) ->
              line(
                  event.at(),
                  "filled",
                  fill.orderId(),
                  fill.side(),
                  fill.size(),
                  fill.price(),
                  fill.notional(),
                  fill.charges().total(),
                  fill.tradeSequence());
          case OrderEvent.CancelSent(var id, var reason, long at, long arrivesAt) ->
              line(at, "cancel-sent", id, reason, arrivesAt);
          case OrderEvent.Cancelled(var id, var reason, long at) ->
              line(at, "cancelled", id, reason);
          case OrderEvent.Expired(var id, long at) -> line(at, "expired", id);
          case OrderEvent.GateTripped(var rule, long loss, long limit, long at) ->
              line(at, "gate-tripped", rule, loss, limit);
        });
  }

  private static String describe(Order order) {
    String kind =
        switch (order) {
          case Order.Market _ -> "MARKET";
          case Order.Limit limit -> "LIMIT " + limit.limit();
        };
    return order.id()
        + " "
        + order.side()
        + " "
        + order.size()
        + " "
        + kind
        + " "
        + order.arrivesAt()
        + " "
        + order.origin();
  }

  private static String line(long at, String word, Object... figures) {
    StringBuilder line = new StringBuilder().append(at).append(' ').append(word);
    for (Object figure : figures) {
      line.append(' ').append(figure);
    }
    return line.toString();
  }
}
