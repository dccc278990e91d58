package dev.holdout.strategies.paper;

import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;
import dev.holdout.backtest.journal.FileJournal;
import dev.holdout.backtest.journal.Journal;
import dev.holdout.backtest.journal.LineJournal;
import dev.holdout.marketdata.BadInput;
import java.util.ArrayDeque;

/**
 * The loop's journal: hands each event to the file and to those who watch. While an earlier journal
 * is being restored nothing is written; what the loop does now is held against what it did then.
 */
final class Chronicle implements Journal {

  private final LineJournal lines = new LineJournal(this::line);
  private final ArrayDeque<String> emitted = new ArrayDeque<>();
  private final Onlooker onlooker;
  private FileJournal file;

  /**
   * @param file null while an earlier journal is restored
   */
  Chronicle(FileJournal file, Onlooker onlooker) {
    this.file = file;
    this.onlooker = onlooker;
  }

  /** An event in its own words. */
  void line(String text) {
    if (file == null) {
      emitted.add(text);
    } else {
      file.line(text);
    }
  }

  /**
   * What the restored journal says came next.
   *
   * @throws BadInput when the loop did something else this time
   */
  void expect(String text, String place) {
    String now = emitted.poll();
    if (!text.equals(now)) {
      throw new BadInput(
          "the journal says \"%s\", but the same ticks now give \"%s\""
              .formatted(text, now == null ? "nothing" : now),
          place,
          "the run or the program has changed since: start anew with --fresh");
    }
  }

  /** The restored journal has ended; what is not in it any more is written now. */
  void goOn(FileJournal journal) {
    file = journal;
    emitted.forEach(file::line);
    emitted.clear();
    file.flush();
  }

  @Override
  public void trade(long knownAt, long happenedAt, long sequence, long price, long size) {
    onlooker.trade(knownAt, price);
  }

  @Override
  public void bar(MarketEvent.BarClosed bar) {
    lines.bar(bar);
    onlooker.bar(bar);
  }

  @Override
  public void order(OrderEvent event) {
    lines.order(event);
    if (file != null) {
      file.flush();
    }
    onlooker.order(event);
  }
}
