/**
 * The simulated venue: which print fills which order, at what price.
 *
 * <p>In: orders, prints. Out: fills' prices. Knows no money: cost and account are other rooms.
 *
 * <p>To add an order type: its line in {@link dev.holdout.backtest.execution.Matching}, which the
 * compiler asks for.
 */
package dev.holdout.backtest.execution;
