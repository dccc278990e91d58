/**
 * The backtester: one deterministic loop from market events to an account.
 *
 * <p>In: a feed of trades and bars, costs, limits and a {@link dev.holdout.backtest.Strategy}. Out:
 * {@link dev.holdout.backtest.BacktestResult}. Knows no feature and no network: it judges any
 * strategy, also one without a model.
 *
 * <p>To add a kind of market event: a record in {@code event.MarketEvent}; the compiler then lists
 * every place that must answer it. Orders, costs, risk rules and statistics have rooms of their own
 * below.
 */
package dev.holdout.backtest;
