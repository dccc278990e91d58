/**
 * Anybody's returns, from a file to their figures: performance, and how likely they are luck.
 *
 * <p>In: CSV or Parquet files with one column a trial ({@link
 * dev.holdout.strategies.returns.ReturnFiles}), and what the user says about them ({@link
 * dev.holdout.strategies.returns.Asked}). Out: a {@code ReturnsResult}, which the terminal, JSON
 * and the page print. Nothing is guessed: a missing number, a price, a per cent or a date out of
 * order is refused with its place and its remedy. No run, no study and no ledger is known here, and
 * nothing is written.
 *
 * <p>To add a figure: a row in {@link dev.holdout.strategies.returns.ReturnFigures} or the class of
 * its group, and its formula in {@link dev.holdout.strategies.returns.Formulas}. To add a file
 * format: a reader that gives a {@link dev.holdout.strategies.returns.RawTable}, and its first
 * bytes in {@link dev.holdout.strategies.returns.ReturnFiles}. CSV is read by our own reader and
 * not by a table library, since those give a missing number where a cell cannot be read, and no
 * line.
 */
package dev.holdout.strategies.returns;
