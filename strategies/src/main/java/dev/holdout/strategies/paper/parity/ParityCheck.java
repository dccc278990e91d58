package dev.holdout.strategies.paper.parity;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.feed.Tick;
import dev.holdout.backtest.journal.JournalReader;
import dev.holdout.backtest.journal.JournalRecord;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.strategies.run.OrderRows;
import dev.holdout.strategies.run.TradedRun;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds a session against the run that it traded. The orders are compared with those that the run
 * wrote down, and the ticks in the journal with the run's own data, read anew. Only where one of
 * the two differs is the whole chain computed on both sides, to say where they part.
 */
public final class ParityCheck {

  private final TradedRun run;

  public ParityCheck(TradedRun run) {
    this.run = run;
  }

  /**
   * @param result of the session
   * @param journal of the session, closed
   */
  public ParityAnswer check(BacktestResult result, Path journal) {
    TradeSeries there = run.source().load().trades();
    TradeSeries here = received(journal);
    RunFolder folder = run.folder();
    OrderRows rows = new OrderRows(result, _ -> 0);
    List<String> orders = OrderLines.orders(rows.orders());
    List<String> fills = OrderLines.fills(rows.fills());
    List<String> recordedOrders = OrderLines.orders(folder.orders());
    List<String> recordedFills = OrderLines.fills(folder.fills());
    Divergence divergence = new Divergence(run.instrument());
    divergence.ticks(upTo(there), upTo(here));
    boolean same = orders.equals(recordedOrders) && fills.equals(recordedFills);
    if (!same || !divergence.lines().isEmpty()) {
      chain(divergence, there, here);
    }
    divergence.sentences("orders", recordedOrders, orders);
    divergence.sentences("fills", recordedFills, fills);
    return new ParityAnswer(
        divergence.lines().isEmpty(), orders.size(), fills.size(), here.size(), divergence.lines());
  }

  /** A session ends with the first event after the run's last span; later ticks say nothing. */
  private TradeSeries upTo(TradeSeries trades) {
    return trades.knownUntil(run.to() - 1);
  }

  private void chain(Divergence divergence, TradeSeries there, TradeSeries here) {
    if (here.size() == 0) {
      return;
    }
    Trail one = trail(there);
    Trail two = trail(here);
    divergence.bars(one.bars(), two.bars());
    divergence.features(run.features(), one, two);
    divergence.positions(one, two);
  }

  private Trail trail(TradeSeries trades) {
    Trail trail = new Trail();
    TradeSeries until = upTo(trades);
    BarSeries bars = run.bars(until);
    for (int i = 0; i < bars.size(); i++) {
      trail.bar(bars.bar(i));
    }
    run.backtest(until, trail);
    return trail;
  }

  private TradeSeries received(Path journal) {
    TradeSeries.Builder trades = TradeSeries.of(run.instrument());
    try (JournalReader reader = JournalReader.open(journal)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        if (next.get() instanceof JournalRecord.Ticked(Tick tick)
            && tick.kind() == Tick.Kind.TRADE) {
          trades.add(tick.happenedAt(), tick.knownAt(), tick.price(), tick.size());
        }
      }
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage(), journal.toString(), "feed ticks in the order of time");
    }
    return trades.build();
  }
}
