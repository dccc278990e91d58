package dev.holdout.strategies.paper;

import dev.holdout.backtest.Backtest;
import dev.holdout.backtest.BacktestConfig;
import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.feed.PacedClock;
import dev.holdout.backtest.feed.TickFeed;
import dev.holdout.backtest.journal.FileJournal;
import dev.holdout.marketdata.BadInput;
import dev.holdout.strategies.run.PolicyStrategy;
import dev.holdout.strategies.run.TradedRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The front door of paper trading: a finished run, a stream of ticks in, orders out.
 *
 * <p>A thread reads frames from a pipe ({@link TickReader}) into the {@link Inbox}. The caller's
 * thread runs the very loop of the backtest ({@link Backtest#run}) over a {@link TickFeed} that
 * makes bars as ticks come, with a {@link PacedClock}. Each tick, bar, turn of an order and call is
 * in the {@link FileJournal}; after a kill the next session reads it back ({@link Restoration}) and
 * goes on. Halts and resumes are {@link Call}s, heard by the {@link Floor} between two events.
 */
public final class PaperSession {

  /** Group commit: what has been handed over is forced to the disk this often. */
  private static final Duration COMMIT_EVERY = Duration.ofMillis(100);

  /**
   * @param ticks the stream, see {@link TickWriter}
   * @param journal the file; continued when it is there
   * @param fresh start anew; an earlier journal is kept beside it as {@code …previous}
   * @param speed seconds of the market a second; {@link PacedClock#MAX}
   * @param nanos a stopwatch of real time
   */
  public record Setup(
      InputStream ticks, Path journal, boolean fresh, double speed, LongSupplier nanos) {}

  /**
   * @param result account, orders, fills
   * @param ticks read, those of the journal included
   * @param quotes among them
   * @param restored ticks that came from an earlier journal
   * @param records in the journal
   * @param halted whether trading was halted at the end
   * @param stopped whether somebody ended it before the feed did
   * @param refused orders wanted while trading was halted
   */
  public record Outcome(
      BacktestResult result,
      long ticks,
      long quotes,
      long restored,
      long records,
      boolean halted,
      boolean stopped,
      long refused) {}

  private final TradedRun run;
  private final Setup setup;
  private final Onlooker onlooker;
  private final Inbox inbox = new Inbox();
  private final PacedClock clock;
  private final LiveBars bars;
  private volatile boolean open = true;

  /** A session of a run's policies. */
  public PaperSession(TradedRun run, Setup setup, Onlooker onlooker) {
    this.run = run;
    this.setup = setup;
    this.onlooker = onlooker;
    this.clock = new PacedClock(run.from(), setup.speed(), setup.nanos());
    this.bars = new LiveBars(run.instrument(), run.study().market().timeline().bar());
  }

  /**
   * Trades until the feed ends or somebody stops it.
   *
   * @throws BadInput when the feed breaks, is of another instrument, or is not the journal's
   */
  public Outcome trade() {
    Optional<Restoration> restored = restoration();
    FileJournal journal =
        restored.isPresent() ? null : FileJournal.create(setup.journal(), subject());
    TickReader reader = new TickReader(setup.ticks(), run.instrument());
    Thread.ofPlatform().daemon().name("ticks").start(() -> inbox.fillFrom(reader));
    Chronicle chronicle = new Chronicle(journal, onlooker);
    PaperSource source = new PaperSource(inbox, clock, chronicle, restored.orElse(null), journal);
    Thread committing = Thread.ofVirtual().name("journal").start(() -> commit(source));
    try {
      return trade(source, chronicle, restored);
    } finally {
      inbox.close();
      open = false;
      LockSupport.unpark(committing);
      joinWithoutInterrupting(committing);
      if (source.journal() != null) {
        source.journal().close();
      }
    }
  }

  private Outcome trade(PaperSource source, Chronicle chronicle, Optional<Restoration> restored) {
    PolicyStrategy policy = run.strategy(bars);
    Floor floor = new Floor(policy, chronicle, onlooker);
    var timeline = run.study().market().timeline();
    TickFeed feed =
        new TickFeed(
            source,
            timeline.bar(),
            timeline.lag(),
            (index, bar, since, history) -> {
              bars.add(index, bar, since);
              if (history) {
                policy.warm(index);
              }
            });
    floor.open(source, feed::end);
    long firstPrice = feed.startAt(run.from());
    if (firstPrice == 0) {
      throw new BadInput("the feed holds no print at all", "feed", "a source with the run's ticks");
    }
    BacktestConfig config = run.config(firstPrice);
    onlooker.opened(config);
    BacktestResult result = Backtest.run(config, feed, clock, chronicle, floor);
    source.settle();
    if (!floor.isStopped()) {
      source.journal().end();
    }
    return new Outcome(
        result,
        feed.ticks(),
        feed.quotes(),
        restored.map(journal -> journal.hash().count()).orElse(0L),
        source.journal().records(),
        floor.isHalted(),
        floor.isStopped(),
        floor.refused());
  }

  private Optional<Restoration> restoration() {
    Optional<Restoration> earlier =
        setup.fresh() ? Optional.empty() : Restoration.of(setup.journal(), subject());
    if (earlier.isEmpty() && Files.exists(setup.journal())) {
      Path kept = setup.journal().resolveSibling(setup.journal().getFileName() + ".previous");
      try {
        Files.move(setup.journal(), kept, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new BadInput(
            "the earlier journal cannot be put aside: " + e,
            setup.journal().toString(),
            "remove it yourself");
      }
    }
    return earlier;
  }

  /** Two runs of equal results have equal ids; the policies' hash is in the run. */
  private String subject() {
    return "run " + run.folder().manifest().id() + " of " + run.study().hash();
  }

  /** Never interrupted: an interrupt inside a file channel closes it for everybody. */
  private void commit(PaperSource source) {
    while (open) {
      LockSupport.parkNanos(COMMIT_EVERY.toNanos());
      FileJournal journal = source.journal();
      if (journal != null) {
        journal.commit();
      }
    }
  }

  private static void joinWithoutInterrupting(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the loop to do something; the answer comes when it is done and in the journal. */
  public void call(Call.Kind kind, String by, Consumer<String> answer) {
    Call call = Call.of(kind, by);
    call.answer().thenAccept(answer);
    inbox.call(call);
  }

  /** The market's time stands still until {@link #goOn}. */
  public void pause() {
    clock.pause();
    inbox.wake();
  }

  public void goOn() {
    clock.resume();
    inbox.wake();
  }

  public boolean isPaused() {
    return clock.isPaused();
  }
}
