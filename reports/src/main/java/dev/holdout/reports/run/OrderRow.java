package dev.holdout.reports.run;

import java.math.BigDecimal;

/**
 * One row of {@code orders.csv}.
 *
 * @param order id
 * @param fold whose test span it lies in
 * @param decidedAt ISO instant
 * @param arrivedAt ISO instant; null when it never arrived
 * @param kind {@code market} or {@code limit}
 * @param side {@code buy} or {@code sell}
 * @param size in units of the instrument, exact
 * @param limit price; null for a market order
 * @param state final state
 * @param reason of a rejection; null otherwise
 */
public record OrderRow(
    String order,
    int fold,
    String decidedAt,
    String arrivedAt,
    String kind,
    String side,
    BigDecimal size,
    BigDecimal limit,
    String state,
    String reason) {}
