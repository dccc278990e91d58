package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.FillDelay;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.backtest.order.OrderState;
import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.FillRow;
import dev.holdout.reports.run.Fills;
import dev.holdout.reports.run.OrderRow;
import dev.holdout.reports.run.Orders;
import dev.holdout.reports.run.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Orders and fills: section 9, and the rows of {@code orders.csv} and {@code fills.csv}. */
final class OrderFigures {

  private final Outcome outcome;
  private final BacktestResult result;
  private final Instrument instrument;

  OrderFigures(Outcome outcome) {
    this.outcome = outcome;
    this.result = outcome.result();
    this.instrument = outcome.instrument();
  }

  Orders orders() {
    List<Reason> rejections = new ArrayList<>();
    result
        .orders()
        .rejections()
        .forEach((rule, count) -> {
          if (count > 0) {
            rejections.add(new Reason(words(rule.name()), count));
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

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
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

  List<OrderRow> orderRows() {
    List<OrderRow> rows = new ArrayList<>();
    for (OrderOutcome sent : result.orders().outcomes()) {
      Order order = sent.order();
      boolean arrived = sent.state() != OrderState.REJECTED;
      rows.add(
          new OrderRow(
              order.id().toString(),
              outcome.foldAt(order.decidedAt()),
              Nanos.iso(order.decidedAt()),
              arrived ? Nanos.iso(order.arrivesAt()) : null,
              switch (order) {
                case Order.Market _ -> "market";
                case Order.Limit _ -> "limit";
              },
              words(order.side().name()),
              amount(order.size(), instrument.sizeIncrement()),
              switch (order) {
                case Order.Market _ -> null;
                case Order.Limit limit -> amount(limit.limit(), instrument.priceIncrement());
              },
              words(sent.state().name()),
              sent.rejectedBy().map(rule -> words(rule.name())).orElse(null)));
    }
    return rows;
  }

  List<FillRow> fillRows() {
    List<FillRow> rows = new ArrayList<>();
    for (Fill fill : result.fills()) {
      rows.add(
          new FillRow(
              fill.orderId().toString(),
              outcome.foldAt(fill.decidedAt()),
              words(fill.side().name()),
              amount(fill.size(), instrument.sizeIncrement()),
              amount(fill.price(), instrument.priceIncrement()),
              amount(fill.notional(), instrument.moneyIncrement()),
              amount(fill.charges().total(), instrument.moneyIncrement()),
              costTerms(fill),
              Nanos.iso(fill.decidedAt()),
              Nanos.iso(fill.arrivedAt()),
              Nanos.iso(fill.filledAt()),
              fill.tradeSequence()));
    }
    return rows;
  }

  private String costTerms(Fill fill) {
    List<CostTerm> terms = outcome.study().trading().costs().terms();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      parts.add(
          terms.get(i).name()
              + "="
              + amount(fill.charges().of(i), instrument.moneyIncrement()).toPlainString());
    }
    return String.join(";", parts);
  }

  private static BigDecimal amount(long increments, BigDecimal increment) {
    return BigDecimal.valueOf(increments).multiply(increment);
  }
}
