package dev.holdout.backtest.journal;

import dev.holdout.backtest.feed.Tick;

/** One record of a {@link FileJournal}, as it is read back. */
public sealed interface JournalRecord {

  /** A tick as it was received. */
  record Ticked(Tick tick) implements JournalRecord {}

  /** An event of the loop in {@link LineJournal}'s words. */
  record Line(String text) implements JournalRecord {}

  /**
   * Somebody was heard.
   *
   * @param at UTC epoch nanoseconds of the market's time
   * @param events events of the market that had been presented before it
   * @param text what was asked
   */
  record Called(long at, long events, String text) implements JournalRecord {}

  /** The feed had ended, and the loop with it. */
  record Ended() implements JournalRecord {}
}
