/**
 * The account: money in exact integers, round trips, and the gate that every order must pass.
 *
 * <p>In: fills and prices. Out: balances, closed trades, refusals. Knows no strategy and no venue.
 *
 * <p>To add a risk rule: a value of {@link dev.holdout.backtest.order.RiskRule}, its limit in
 * {@link dev.holdout.backtest.account.RiskLimits}, its line in {@link
 * dev.holdout.backtest.account.RiskGate} and its row in {@code RiskGateTest}.
 */
package dev.holdout.backtest.account;
