package dev.holdout.strategies.paper;

import dev.holdout.backtest.journal.JournalRecord;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * What somebody beside the strategy asks for.
 *
 * @param kind what
 * @param by who: {@code you}, or the command
 * @param answer completed when it is done and in the journal, with what was done in one sentence
 */
public record Call(Kind kind, String by, CompletableFuture<String> answer) {

  /** The words of the page and the journal. */
  public enum Kind {
    /** Refuse new orders, cancel open ones, keep the position. */
    HALT,
    /** Orders may leave again. */
    RESUME,
    /** Only while halted: one market order that closes the position. */
    FLATTEN,
    /** Halt, then end. */
    STOP
  }

  static Call of(Kind kind, String by) {
    return new Call(kind, by, new CompletableFuture<>());
  }

  /** As the journal keeps it. */
  String text() {
    return kind.name().toLowerCase(Locale.ROOT) + " by " + by;
  }

  static Call parse(JournalRecord.Called called) {
    String[] words = called.text().split(" by ", 2);
    return of(Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), words.length > 1 ? words[1] : "you");
  }
}
