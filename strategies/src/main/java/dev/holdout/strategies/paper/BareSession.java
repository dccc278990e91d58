package dev.holdout.strategies.paper;

import dev.holdout.backtest.Backtest;
import dev.holdout.backtest.BacktestConfig;
import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.MarketView;
import dev.holdout.backtest.OrderDesk;
import dev.holdout.backtest.Strategy;
import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.backtest.feed.PacedClock;
import dev.holdout.backtest.feed.Tick;
import dev.holdout.backtest.feed.TickFeed;
import dev.holdout.backtest.journal.FileJournal;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.generated.TickGenerator;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.instrument.TradingCosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** A session without a run: a rule that buys and sells in turn, over generated ticks. */
public final class BareSession {

  private static final Instrument INSTRUMENT =
      new Instrument(
          "GENERATED",
          "BENCH",
          "USD",
          new BigDecimal("0.01"),
          BigDecimal.ONE,
          1,
          new BigDecimal("0.01"));

  private static final long CASH = 10_000_000_000L;
  private static final long NANOS_A_MICRO = 1000;

  /** What came of it. */
  public record Done(long ticks, long quotes, long orders, long fills, long journalBytes) {}

  private BareSession() {}

  /** Writes generated ticks as a whole stream. */
  public static void write(TickGenerator ticks, OutputStream out) throws IOException {
    TickWriter writer = new TickWriter(out, INSTRUMENT);
    Tick tick = new Tick();
    long prints = 0;
    while (ticks.next()) {
      long at = ticks.micros() * NANOS_A_MICRO;
      if (ticks.isTrade()) {
        tick.trade(at, at, prints++, ticks.price(), ticks.size());
      } else {
        tick.quote(at, ticks.bid(), ticks.ask(), ticks.bidSize(), ticks.askSize());
      }
      writer.write(tick);
    }
    writer.end();
  }

  /** Trades a stream that {@link #write} wrote, at full speed, with a journal. */
  public static Done trade(InputStream stream, Path file, LongSupplier nanos) {
    Inbox inbox = new Inbox();
    PacedClock clock = new PacedClock(Long.MIN_VALUE, PacedClock.MAX, nanos);
    try (FileJournal journal = FileJournal.create(file, "bench")) {
      TickReader reader = new TickReader(stream, INSTRUMENT);
      Thread.ofPlatform().daemon().name("ticks").start(() -> inbox.fillFrom(reader));
      Chronicle chronicle = new Chronicle(journal, Onlooker.none());
      PaperSource source = new PaperSource(inbox, clock, chronicle, null, journal);
      TickFeed feed =
          new TickFeed(source, Duration.ofSeconds(1), Duration.ZERO, (i, bar, since, old) -> {});
      BacktestConfig config =
          new BacktestConfig(
              INSTRUMENT,
              new TradingCosts(List.of()),
              CASH,
              Duration.ZERO,
              FillPolicy.NEXT_TRADE,
              new RiskLimits(10, CASH, CASH),
              0,
              Long.MAX_VALUE);
      BacktestResult result = Backtest.run(config, feed, clock, chronicle, new InTurn());
      journal.end();
      return new Done(
          feed.ticks(),
          feed.quotes(),
          result.orders().outcomes().size(),
          result.fills().size(),
          Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      inbox.close();
    }
  }

  /** A market order of 1 at every bar: buy, sell, buy… */
  private static final class InTurn implements Strategy {

    private boolean holds;

    @Override
    public void onBar(MarketEvent.BarClosed bar, MarketView view, OrderDesk desk) {
      desk.market(holds ? Side.SELL : Side.BUY, 1);
      holds = !holds;
    }
  }
}
