/**
 * What luck could have done, by drawing the same history again and again: the stationary bootstrap,
 * tests of the best of many models, confidence sets and intervals.
 *
 * <p>In: series over the same periods (higher is better unless said), number of replications, mean
 * block length and seed; or the drawn indices themselves. Out: p-values, sets and intervals; the
 * same seed gives the same bits. Knows no clock and no global generator.
 *
 * <p>To add a test: take {@link dev.holdout.backtest.stats.bootstrap.Resamples} and let {@code
 * ResampledMeans} do the drawing.
 */
package dev.holdout.backtest.stats.bootstrap;
