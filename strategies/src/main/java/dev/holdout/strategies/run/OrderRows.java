package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.Order;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.backtest.order.OrderState;
import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.reports.run.FillRow;
import dev.holdout.reports.run.OrderRow;
import dev.holdout.reports.run.PlainName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;

/**
 * The orders and fills of a backtest or a paper session, as {@code orders.csv} and {@code
 * fills.csv} hold them. Both write here, so that equal orders are equal rows.
 */
public final class OrderRows {

  private final BacktestResult result;
  private final Instrument instrument;
  private final LongToIntFunction foldAt;

  /**
   * @param foldAt number of the fold in whose test span an instant lies, UTC epoch nanoseconds
   */
  public OrderRows(BacktestResult result, LongToIntFunction foldAt) {
    this.result = result;
    this.instrument = result.config().instrument();
    this.foldAt = foldAt;
  }

  /** In the order in which they were sent. */
  public List<OrderRow> orders() {
    return result.orders().outcomes().stream().map(this::order).toList();
  }

  private OrderRow order(OrderOutcome sent) {
    Order order = sent.order();
    boolean arrived = sent.state() != OrderState.REJECTED;
    return new OrderRow(
        order.id().toString(),
        foldAt.applyAsInt(order.decidedAt()),
        Nanos.iso(order.decidedAt()),
        arrived ? Nanos.iso(order.arrivesAt()) : null,
        switch (order) {
          case Order.Market _ -> "market";
          case Order.Limit _ -> "limit";
        },
        PlainName.of(order.side()),
        amount(order.size(), instrument.sizeIncrement()),
        switch (order) {
          case Order.Market _ -> null;
          case Order.Limit limit -> amount(limit.limit(), instrument.priceIncrement());
        },
        PlainName.of(sent.state()),
        sent.rejectedBy().map(PlainName::of).orElse(null));
  }

  /** In the order in which they were filled. */
  public List<FillRow> fills() {
    return result.fills().stream().map(this::fill).toList();
  }

  private FillRow fill(Fill fill) {
    return new FillRow(
        fill.orderId().toString(),
        foldAt.applyAsInt(fill.decidedAt()),
        PlainName.of(fill.side()),
        amount(fill.size(), instrument.sizeIncrement()),
        amount(fill.price(), instrument.priceIncrement()),
        amount(fill.notional(), instrument.moneyIncrement()),
        amount(fill.charges().total(), instrument.moneyIncrement()),
        costTerms(fill),
        Nanos.iso(fill.decidedAt()),
        Nanos.iso(fill.arrivedAt()),
        Nanos.iso(fill.filledAt()),
        fill.tradeSequence());
  }

  private String costTerms(Fill fill) {
    List<CostTerm> terms = result.config().costs().terms();
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
