package dev.holdout.strategies.paper.parity;

import dev.holdout.reports.run.FillRow;
import dev.holdout.reports.run.OrderRow;
import java.math.BigDecimal;
import java.util.List;

/**
 * Orders and fills as sentences that are equal exactly when the orders are. Folds are left out: a
 * paper session has none.
 */
final class OrderLines {

  private OrderLines() {}

  static List<String> orders(List<OrderRow> rows) {
    return rows.stream().map(OrderLines::order).toList();
  }

  private static String order(OrderRow row) {
    return "order %s decided at %s: %s %s %s%s, %s%s"
        .formatted(
            row.order(),
            row.decidedAt(),
            row.side(),
            plain(row.size()),
            row.kind(),
            row.limit() == null ? "" : " at " + plain(row.limit()),
            row.state(),
            row.reason() == null ? "" : " (" + row.reason() + ")");
  }

  static List<String> fills(List<FillRow> rows) {
    return rows.stream().map(OrderLines::fill).toList();
  }

  private static String fill(FillRow row) {
    return "fill of order %s at %s: %s %s at %s by print %d, cost %s"
        .formatted(
            row.order(),
            row.filledAt(),
            row.side(),
            plain(row.size()),
            plain(row.price()),
            row.tradeSequence(),
            plain(row.cost()));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
