/**
 * Bars: trades gathered over spans of time, in columns.
 *
 * <p>In: a {@link dev.holdout.marketdata.trade.TradeSeries}. Out: {@link
 * dev.holdout.marketdata.bar.BarSeries}, known at each bar's close plus the source's lag. An empty
 * bar is missing and stays so. Knows nothing of features.
 *
 * <p>To add a kind of bar: a class that makes a {@code BarSeries} from trades, in one pass forward.
 */
package dev.holdout.marketdata.bar;
