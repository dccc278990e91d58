/**
 * Store: imports kept as columns on disk, so that the second opening parses nothing.
 *
 * <p>In: a {@link dev.holdout.marketdata.source.DataSource} and a folder. Out: its {@link
 * dev.holdout.marketdata.source.Import}, equal to the bit to the one parsed. Everything here can be
 * deleted at any time and is made anew from its source. Knows no format of any source.
 *
 * <p>To add a stored kind: a class beside {@code TradeBlock} with a head of its own, and its line
 * in {@code BlockCache}.
 */
package dev.holdout.marketdata.store;
