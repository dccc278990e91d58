/**
 * What a thing is, and what trading it costs.
 *
 * <p>In: increments, currency, rates with their sources. Out: exact integer money. Knows nothing of
 * orders, accounts or networks; that is why both sides of the wall can read it.
 *
 * <p>To add a cost: a class that implements {@link dev.holdout.marketdata.instrument.Smooth} here,
 * or {@link dev.holdout.marketdata.instrument.EngineOnly} in {@code backtest.cost}.
 */
package dev.holdout.marketdata.instrument;
