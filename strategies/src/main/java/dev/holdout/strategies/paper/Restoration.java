package dev.holdout.strategies.paper;

import dev.holdout.backtest.feed.Tick;
import dev.holdout.backtest.journal.FileJournal;
import dev.holdout.backtest.journal.JournalReader;
import dev.holdout.backtest.journal.JournalRecord;
import dev.holdout.marketdata.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;

/** An earlier process's journal, read again so that trading goes on where it was killed. */
final class Restoration {

  private final Path file;
  private final JournalReader reader;
  private final ArrayDeque<JournalRecord.Called> calls;
  private final TickHash hash = new TickHash();

  private Restoration(Path file, JournalReader reader, ArrayDeque<JournalRecord.Called> calls) {
    this.file = file;
    this.reader = reader;
    this.calls = calls;
  }

  /**
   * @return empty when there is no journal, or one whose feed had ended
   * @throws BadInput when it is the journal of something else, or its head is damaged
   */
  static Optional<Restoration> of(Path file, String subject) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    ArrayDeque<JournalRecord.Called> calls = new ArrayDeque<>();
    try (JournalReader scan = JournalReader.open(file)) {
      if (!scan.subject().equals(subject)) {
        throw new BadInput(
            "the journal is of " + scan.subject() + ", not of " + subject,
            file.toString(),
            "start anew with --fresh");
      }
      for (var next = scan.next(); next.isPresent(); next = scan.next()) {
        switch (next.get()) {
          case JournalRecord.Called called -> calls.add(called);
          case JournalRecord.Ended _ -> {
            return Optional.empty();
          }
          case JournalRecord.Ticked _, JournalRecord.Line _ -> {}
        }
      }
    }
    return Optional.of(new Restoration(file, JournalReader.open(file), calls));
  }

  /** The next tick of the journal; false at its end. */
  boolean next(Tick into, Chronicle chronicle) {
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      switch (next.get()) {
        case JournalRecord.Ticked(Tick tick) -> {
          hash.add(tick);
          into.set(
              tick.kind(),
              tick.knownAt(),
              tick.figure(0),
              tick.figure(1),
              tick.figure(2),
              tick.figure(3));
          return true;
        }
        case JournalRecord.Line(String text) -> chronicle.expect(text, place());
        case JournalRecord.Called _, JournalRecord.Ended _ -> {}
      }
    }
    return false;
  }

  private String place() {
    return file + ", record " + (reader.position().records());
  }

  /** The call that was made when so many events had been presented; null when there was none. */
  JournalRecord.Called callAt(long events) {
    JournalRecord.Called next = calls.peek();
    return next != null && next.events() == events ? calls.poll() : null;
  }

  /** Of the ticks read. */
  TickHash hash() {
    return hash;
  }

  /** The journal, to be written on behind its last whole record. */
  FileJournal reopen() {
    reader.close();
    return FileJournal.append(file, reader.position());
  }

  BadInput shorter(long fed) {
    return new BadInput(
        "the feed ended after %,d ticks, but the journal holds %,d".formatted(fed, hash.count()),
        file.toString(),
        "feed the same ticks again, or start anew with --fresh");
  }

  void requireSame(TickHash fed) {
    if (!hash.isSame(fed)) {
      throw new BadInput(
          "the first %,d ticks of the feed are not those of the journal".formatted(hash.count()),
          file.toString(),
          "feed the same ticks again, or start anew with --fresh");
    }
  }
}
