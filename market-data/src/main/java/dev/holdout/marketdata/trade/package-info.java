/**
 * Trades: one print, and a series of them in columns.
 *
 * <p>In: checked rows from a source. Out: columns in integers, in the one total order {@code
 * (knownAt, sequence)}. Knows nothing of files or bars.
 *
 * <p>To add a column: a field on {@code TradeSeries} and its builder, and its line in the content
 * hash.
 */
package dev.holdout.marketdata.trade;
