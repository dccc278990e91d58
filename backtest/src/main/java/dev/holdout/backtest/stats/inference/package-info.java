/**
 * What one Sharpe ratio is worth: how sure it is alone, and after many trials were made.
 *
 * <p>In: returns a period, or Sharpe ratios <em>per period</em> (never annualised) with the number
 * of returns and the population moments behind them. Out: probabilities, lengths in periods, and
 * numbers of trials; what is not defined is NaN. Knows no ledger: how many trials there were is an
 * argument.
 *
 * <p>To add one: a pure function with formula, unit, range, convention and source, and a branch for
 * its recorded cases in {@code GoldenAnswers} of the tests.
 */
package dev.holdout.backtest.stats.inference;
