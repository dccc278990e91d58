/**
 * What happens in a run: facts of the market and turns in the life of an order.
 *
 * <p>In: nothing. Out: immutable records, each with the instant at which the simulated trader
 * learns of it. Knows no account and no strategy.
 *
 * <p>To add an event: a record in {@link dev.holdout.backtest.event.MarketEvent} or {@link
 * dev.holdout.backtest.event.OrderEvent}; there is no {@code default} over either, so the compiler
 * lists what must answer it.
 */
package dev.holdout.backtest.event;
