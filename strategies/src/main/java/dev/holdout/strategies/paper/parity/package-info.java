/**
 * Are a paper session's orders those of the backtest, and if not, where do the two part?
 *
 * <p>In: a finished run and the journal of a session. Out: {@link
 * dev.holdout.strategies.paper.parity.ParityAnswer}, with the first divergence of ticks, bars,
 * features, positions and orders. The backtest's side is computed again from the run's own data.
 * Knows no page and no command line.
 *
 * <p>To compare something else: a column in {@code Trail} and its line in {@code Divergence}.
 */
package dev.holdout.strategies.paper.parity;
