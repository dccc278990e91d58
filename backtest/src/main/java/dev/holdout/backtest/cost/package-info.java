/**
 * Charging what trading costs, term by term, in exact integers; and the terms that only an account
 * can know.
 *
 * <p>In: the value of a fill and the run's {@link dev.holdout.marketdata.instrument.TradingCosts}.
 * Out: one figure a term, in money increments, at or above 0. Knows nothing of orders, positions or
 * strategies.
 *
 * <p>To add a term: a class here that implements {@link
 * dev.holdout.marketdata.instrument.EngineOnly}, and a line in {@code EveryCostTest}. A term in
 * proportion to traded value belongs in {@code marketdata.instrument}, where the loss sees it too.
 */
package dev.holdout.backtest.cost;
