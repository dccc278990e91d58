/**
 * Whether choosing the best of many trials chose anything: combinatorially symmetric
 * cross-validation.
 *
 * <p>In: returns a period of <em>all</em> trials over the same dates, one array a trial. Out: the
 * probability of overfitting with everything it is made of, split by split, in a fixed order. Knows
 * no names and no files: a fault is told by trial and row, counted from 0.
 *
 * <p>To add a metric: a constant of {@link dev.holdout.backtest.stats.overfit.Cscv.Metric} and its
 * loop in {@code BlockSums}.
 */
package dev.holdout.backtest.stats.overfit;
