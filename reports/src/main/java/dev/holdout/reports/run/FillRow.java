package dev.holdout.reports.run;

import java.math.BigDecimal;

/**
 * One row of {@code fills.csv}.
 *
 * @param order id
 * @param fold whose test span it lies in
 * @param side {@code buy} or {@code sell}
 * @param size in units of the instrument, exact
 * @param price exact
 * @param notional in currency, exact
 * @param cost all cost terms together, in currency, exact
 * @param costTerms each term: {@code commission=1.25;halfSpread=0.10}
 * @param decidedAt ISO instant
 * @param arrivedAt ISO instant
 * @param filledAt ISO instant
 * @param tradeSequence of the trade it filled on
 */
public record FillRow(
    String order,
    int fold,
    String side,
    BigDecimal size,
    BigDecimal price,
    BigDecimal notional,
    BigDecimal cost,
    String costTerms,
    String decidedAt,
    String arrivedAt,
    String filledAt,
    long tradeSequence) {}
