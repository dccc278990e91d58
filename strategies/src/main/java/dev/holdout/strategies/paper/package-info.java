/**
 * Paper trading: the backtest's own loop over ticks that come through a pipe from another process.
 *
 * <p>In: a finished run ({@link dev.holdout.strategies.run.TradedRun}) and a stream of checksummed
 * frames. Out: orders, fills, a journal that survives a kill, and the answer whether the orders
 * equal the backtest's. Knows no clock of its own and no command line.
 *
 * <p>To add something that a trader may ask for: a kind of {@link
 * dev.holdout.strategies.paper.Call}, its act in {@code Floor}, its button in the page.
 */
package dev.holdout.strategies.paper;
