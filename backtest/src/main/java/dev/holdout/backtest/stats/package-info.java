/**
 * How good an account was: pure functions of returns and equity. How sure that is, and how much of
 * it is the luck of choosing, is asked in the rooms below: {@code inference} (one Sharpe ratio, and
 * N trials), {@code overfit} (was the choice worth anything), {@code bootstrap} (resampling) and
 * {@code multiple} (many p-values).
 *
 * <p>In: arrays of simple returns per period, already after costs, or of equity. Out: doubles; what
 * is not defined is NaN, and NaN going in is refused by its index. Knows no account, no calendar of
 * holidays and no default: periods a year, risk-free rate and tail mass are arguments.
 *
 * <p>To add a statistic: a function with its formula, unit, range, convention and source, and its
 * line in {@link dev.holdout.backtest.stats.StatCatalogue}; what judges a choice or draws again
 * goes to the room whose question it answers.
 */
package dev.holdout.backtest.stats;
