/**
 * What is left of a finding when many were looked for: adjusted p-values, and the haircut of a
 * Sharpe ratio.
 *
 * <p>In: p-values in any order, or Sharpe ratios per period with the number of returns. Out: values
 * in the order they came in. Knows no ledger: the number of tests is an argument, and it must be
 * all that were ever made.
 *
 * <p>To add an adjustment: a constant of {@link dev.holdout.backtest.stats.multiple.PValues} with
 * its formula.
 */
package dev.holdout.backtest.stats.multiple;
