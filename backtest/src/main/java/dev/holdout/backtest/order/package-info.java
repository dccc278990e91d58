/**
 * Orders and what becomes of them.
 *
 * <p>In: what a strategy or the risk gate asks for. Out: immutable records in integer increments.
 * Knows no market and no account.
 *
 * <p>To add an order type: a record in {@link dev.holdout.backtest.order.Order}; the compiler lists
 * the switches that must answer it.
 */
package dev.holdout.backtest.order;
