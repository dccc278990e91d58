/**
 * How good an account was: pure functions of returns and equity.
 *
 * <p>In: arrays of simple returns per period, already after costs, or of equity. Out: doubles; what
 * is not defined is NaN, and NaN going in is refused by its index. Knows no account, no calendar of
 * holidays and no default: periods a year, risk-free rate and tail mass are arguments.
 *
 * <p>To add a statistic: a function with its formula, unit, range, convention and source, and its
 * line in {@link dev.holdout.backtest.stats.StatCatalogue}.
 */
package dev.holdout.backtest.stats;
