package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.FillDelay;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.OrderState;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Fills;
import dev.holdout.reports.run.Orders;
import dev.holdout.reports.run.PlainName;
import dev.holdout.reports.run.Reason;
import java.util.ArrayList;
import java.util.List;

/** Orders and fills: section 9. */
final class OrderFigures {

  private final Outcome outcome;
  private final BacktestResult result;

  OrderFigures(Outcome outcome) {
    this.outcome = outcome;
    this.result = outcome.result();
  }

  Orders orders() {
    List<Reason> rejections = new ArrayList<>();
    result
        .orders()
        .rejections()
        .forEach((rule, count) -> {
          if (count > 0) {
            rejections.add(new Reason(PlainName.of(rule), count));
          }
        });
    return new Orders(
        result.orders().outcomes().size(),
        count(OrderState.FILLED),
        0,
        count(OrderState.REJECTED),
        count(OrderState.EXPIRED) + count(OrderState.CANCELLED),
        "market orders, one instrument, filled whole",
        rejections);
  }

  private long count(OrderState state) {
    return result.orders().outcomes().stream().filter(order -> order.state() == state).count();
  }

  Fills fills() {
    FillDelay delay = result.activity().fillDelay();
    return new Fills(
        result.fills().size(),
        result.closedTrades(),
        Figure.of(delay.p50() / 1e6, "no fills"),
        Figure.of(delay.p99() / 1e6, "no fills"),
        result.fills().stream().filter(this::isImpossible).count(),
        0,
        "filled on ticks");
  }

  /**
   * A fill that no later print at its price made; the flagged same-bar policy makes nothing else.
   */
  private boolean isImpossible(Fill fill) {
    TradeSeries trades = outcome.facts().trades();
    if (fill.tradeSequence() == Fill.NO_PRINT) {
      return true;
    }
    int print = (int) fill.tradeSequence();
    return trades.knownAt(print) <= fill.arrivedAt() || trades.price(print) != fill.price();
  }
}
