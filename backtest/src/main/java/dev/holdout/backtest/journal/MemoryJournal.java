package dev.holdout.backtest.journal;

import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps every line in memory; for tests and for looking at a short run. */
public final class MemoryJournal implements Journal {

  private final List<String> lines = new ArrayList<>();
  private final LineJournal journal = new LineJournal(lines::add);

  @Override
  public void trade(long knownAt, long happenedAt, long sequence, long price, long size) {
    journal.trade(knownAt, happenedAt, sequence, price, size);
  }

  @Override
  public void bar(MarketEvent.BarClosed bar) {
    journal.bar(bar);
  }

  @Override
  public void order(OrderEvent event) {
    journal.order(event);
  }

  /** What happened so far, oldest first. */
  public List<String> lines() {
    return Collections.unmodifiableList(lines);
  }
}
