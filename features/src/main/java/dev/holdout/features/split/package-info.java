/**
 * Splits: which span of time may teach, and which judges.
 *
 * <p>In: a {@link dev.holdout.marketdata.time.Timeline} and lengths. Out: {@link
 * dev.holdout.features.split.Fold}s, spans of instants. Knows no number of any feature.
 *
 * <p>To add a splitter: a record here that returns folds; only this package can make a {@code
 * Fold.Train}. Test it against the cases of the golden group {@code splits}.
 */
package dev.holdout.features.split;
