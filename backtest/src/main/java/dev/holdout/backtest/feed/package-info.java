/**
 * Where events come from, and the time they come at: the two seams that tell a backtest from paper
 * trading.
 *
 * <p>In: series of trades and bars, or ticks as they come. Out: one event at a time in the one
 * total order {@code (knownAt, bars before trades, sequence)}. Knows no account, no order and no
 * end: a feed may wait for what has not happened yet.
 *
 * <p>To add a source: a class that implements {@link dev.holdout.backtest.feed.MarketFeed}; it must
 * keep the order, which the loop checks at every event.
 */
package dev.holdout.backtest.feed;
