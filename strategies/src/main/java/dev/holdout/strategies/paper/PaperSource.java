package dev.holdout.strategies.paper;

import dev.holdout.backtest.feed.PacedClock;
import dev.holdout.backtest.feed.Tick;
import dev.holdout.backtest.feed.TickSource;
import dev.holdout.backtest.journal.FileJournal;
import dev.holdout.backtest.journal.JournalRecord;
import java.util.ArrayDeque;

/**
 * Ticks of an earlier journal first, if there is one, then those of the feed, each written down
 * before the loop sees it. The feed starts anew from its beginning: what the journal holds already
 * is compared and passed over.
 */
final class PaperSource implements TickSource {

  private final Inbox inbox;
  private final PacedClock clock;
  private final Chronicle chronicle;
  private final ArrayDeque<Call> announced = new ArrayDeque<>();
  private Restoration restoration;
  private volatile FileJournal journal;
  private TickBatch batch;
  private long calledAt = Long.MIN_VALUE;
  private long presented;

  /**
   * @param restoration of an earlier journal; null for none
   * @param journal written to; null while there is a restoration, which opens it
   */
  PaperSource(
      Inbox inbox,
      PacedClock clock,
      Chronicle chronicle,
      Restoration restoration,
      FileJournal journal) {
    this.inbox = inbox;
    this.clock = clock;
    this.chronicle = chronicle;
    this.restoration = restoration;
    this.journal = journal;
  }

  @Override
  public Next next(Tick into, long events) {
    presented = events;
    if (restoration != null) {
      if (restores(events)) {
        return Next.CALL;
      }
      if (restoration.next(into, chronicle)) {
        return Next.TICK;
      }
      goOn();
    }
    if (inbox.isCalled()) {
      return call(clock.now());
    }
    if (batch != null && batch.next(into)) {
      journal.tick(into);
      return Next.TICK;
    }
    return waitFor(into);
  }

  private Next waitFor(Tick into) {
    batch = inbox.await(batch);
    if (batch == null) {
      return inbox.isCalled() ? call(clock.now()) : Next.END;
    }
    batch.next(into);
    journal.tick(into);
    return Next.TICK;
  }

  /** The loop has ended; if that was inside an earlier journal, the rest of it is read. */
  void settle() {
    if (restoration == null) {
      return;
    }
    Tick tick = new Tick();
    boolean more = true;
    while (more) {
      more = restoration.next(tick, chronicle);
    }
    journal = restoration.reopen();
    restoration = null;
    chronicle.goOn(journal);
  }

  /**
   * The journal has been read; the feed's own first ticks must be the same. Calls wait until the
   * feed has caught up.
   */
  private void goOn() {
    Restoration done = restoration;
    restoration = null;
    journal = done.reopen();
    chronicle.goOn(journal);
    Tick tick = new Tick();
    TickHash hash = new TickHash();
    while (hash.count() < done.hash().count()) {
      while (batch == null || !batch.next(tick)) {
        batch = inbox.awaitBatch(batch);
        if (batch == null) {
          throw done.shorter(hash.count());
        }
      }
      hash.add(tick);
    }
    done.requireSame(hash);
  }

  @Override
  public boolean due(long instant, long events) {
    presented = events;
    if (restoration != null) {
      return !restores(events);
    }
    if (!inbox.isCalled() && clock.waitFor(instant) <= 0) {
      return true;
    }
    if (inbox.awaitDue(clock, instant)) {
      return true;
    }
    call(clock.between(instant));
    return false;
  }

  private boolean restores(long events) {
    JournalRecord.Called called = restoration.callAt(events);
    if (called == null) {
      return false;
    }
    announced.add(Call.parse(called));
    calledAt = called.at();
    return true;
  }

  private Next call(long at) {
    announced.add(inbox.takeCall());
    calledAt = at;
    return Next.CALL;
  }

  @Override
  public long calledAt() {
    return calledAt;
  }

  /** The oldest call that the feed was told of; null when there is none. */
  Call takeAnnounced() {
    return announced.poll();
  }

  /** Events of the market that the feed had presented when the last call came. */
  long presented() {
    return presented;
  }

  /** Whether what happens now happened before, in an earlier process. */
  boolean isRestoring() {
    return restoration != null;
  }

  /** Null while restoring. */
  FileJournal journal() {
    return journal;
  }
}
