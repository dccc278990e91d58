package dev.holdout.strategies.paper.parity;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.reports.run.FillRow;
import dev.holdout.reports.run.OrderRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Orders and fills as sentences that are equal exactly when the orders are. */
final class OrderLines {

  private OrderLines() {}

  static List<String> orders(BacktestResult result) {
    Instrument instrument = result.config().instrument();
    List<String> lines = new ArrayList<>();
    for (OrderOutcome outcome : result.orders().outcomes()) {
      Order order = outcome.order();
      lines.add(
          order(
              order.id().toString(),
              Nanos.iso(order.decidedAt()),
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
              words(outcome.state().name()),
              outcome.rejectedBy().map(rule -> words(rule.name())).orElse(null)));
    }
    return lines;
  }

  static List<String> recordedOrders(List<OrderRow> rows) {
    return rows.stream()
        .map(row ->
            order(
                row.order(),
                row.decidedAt(),
                row.kind(),
                row.side(),
                row.size(),
                row.limit(),
                row.state(),
                row.reason()))
        .toList();
  }

  private static String order(
      String id,
      String decidedAt,
      String kind,
      String side,
      BigDecimal size,
      BigDecimal limit,
      String state,
      String reason) {
    return "order %s decided at %s: %s %s %s%s, %s%s"
        .formatted(
            id,
            decidedAt,
            side,
            plain(size),
            kind,
            limit == null ? "" : " at " + plain(limit),
            state,
            reason == null ? "" : " (" + reason + ")");
  }

  static List<String> fills(BacktestResult result) {
    Instrument instrument = result.config().instrument();
    List<String> lines = new ArrayList<>();
    for (Fill fill : result.fills()) {
      lines.add(
          fill(
              fill.orderId().toString(),
              Nanos.iso(fill.filledAt()),
              words(fill.side().name()),
              amount(fill.size(), instrument.sizeIncrement()),
              amount(fill.price(), instrument.priceIncrement()),
              amount(fill.charges().total(), instrument.moneyIncrement()),
              fill.tradeSequence()));
    }
    return lines;
  }

  static List<String> recordedFills(List<FillRow> rows) {
    return rows.stream()
        .map(row ->
            fill(
                row.order(),
                row.filledAt(),
                row.side(),
                row.size(),
                row.price(),
                row.cost(),
                row.tradeSequence()))
        .toList();
  }

  private static String fill(
      String id,
      String filledAt,
      String side,
      BigDecimal size,
      BigDecimal price,
      BigDecimal cost,
      long print) {
    return "fill of order %s at %s: %s %s at %s by print %d, cost %s"
        .formatted(id, filledAt, side, plain(size), plain(price), print, plain(cost));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static BigDecimal amount(long increments, BigDecimal increment) {
    return BigDecimal.valueOf(increments).multiply(increment);
  }
}
