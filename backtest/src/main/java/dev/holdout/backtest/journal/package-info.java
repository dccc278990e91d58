/**
 * The record of a run: every event, as it happened, one line each; on disk, framed and checksummed,
 * with the ticks that caused them.
 *
 * <p>In: events from the loop. Out: lines, kept in memory, handed to a sink, written to a file that
 * is read back after a crash, or dropped. Knows no account and decides nothing: a run is the same
 * with and without it.
 *
 * <p>To add a journal: a class that implements {@link dev.holdout.backtest.journal.Journal}, or a
 * sink for {@link dev.holdout.backtest.journal.LineJournal}.
 */
package dev.holdout.backtest.journal;
