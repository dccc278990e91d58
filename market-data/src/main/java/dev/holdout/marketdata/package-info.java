/**
 * Market data: facts with two times each, in integers, in columns.
 *
 * <p>In: files and class-path resources through a {@link dev.holdout.marketdata.source.DataSource}.
 * Out: {@link dev.holdout.marketdata.trade.TradeSeries}, {@link
 * dev.holdout.marketdata.bar.BarSeries} and the {@link dev.holdout.marketdata.time.Timeline}. Knows
 * nothing of features, networks or accounts: facts have no opinion.
 *
 * <p>To add a source: a class in {@code source} that implements {@code DataSource}, and its line in
 * {@code SourceCatalogue}.
 */
package dev.holdout.marketdata;
