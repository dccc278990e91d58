/**
 * Sources: from bytes of a file or resource to checked trades.
 *
 * <p>In: CSV text. Out: {@link dev.holdout.marketdata.source.Import}. A bad row is quarantined with
 * line and reason, never repaired. Knows nothing of bars.
 *
 * <p>To add a source: a class that implements {@link dev.holdout.marketdata.source.DataSource} and
 * its line in {@code SourceCatalogue}.
 */
package dev.holdout.marketdata.source;
