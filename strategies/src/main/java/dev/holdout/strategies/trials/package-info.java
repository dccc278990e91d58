/**
 * The trial ledger: every configuration ever evaluated on a data set, written down before it is
 * looked at, so that the number of trials in the statistics is the true one.
 *
 * <p>In: rows ({@link dev.holdout.strategies.trials.TrialRow}) of runs and of trials done
 * elsewhere, and their daily returns. Out: {@link dev.holdout.strategies.trials.TrialLedger}, an
 * append-only chain of text segments in {@code <home>/ledger} that notices what was changed behind
 * its back, its counts, and {@link dev.holdout.strategies.trials.Curves}, the returns by content.
 * Times are given by the caller. Knows no study, no run and no command line.
 *
 * <p>To add a column to a row: a component of {@code TrialRow} or {@code TrialFigures}, its field
 * in {@code RowText} (which is the order of the columns in the files), and a higher version in
 * {@code SegmentHead}, with the older one still read; the round-trip law in the tests fails until
 * all agree.
 */
package dev.holdout.strategies.trials;
