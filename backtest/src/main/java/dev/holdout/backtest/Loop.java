package dev.holdout.backtest;

import dev.holdout.backtest.account.AccountSummary;
import dev.holdout.backtest.account.EquityCurve;
import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;
import dev.holdout.backtest.feed.Clock;
import dev.holdout.backtest.feed.MarketFeed;
import dev.holdout.backtest.journal.Journal;
import dev.holdout.marketdata.time.Nanos;

/**
 * The event loop: one event at a time, on one thread. A print that meets no order allocates
 * nothing.
 */
final class Loop {

  private final BacktestConfig config;
  private final MarketFeed feed;
  private final Clock clock;
  private final Journal journal;
  private final Strategy strategy;
  private final TradingRoom room;
  private final Desk desk;
  private final EquityCurve.Builder curve;
  private long bars;
  private long missingBars;
  private long trades;
  private long lastTrade = -1;
  private long lastAt = Long.MIN_VALUE;
  private boolean tradesSinceBar;

  Loop(BacktestConfig config, MarketFeed feed, Clock clock, Journal journal, Strategy strategy) {
    this.config = config;
    this.feed = feed;
    this.clock = clock;
    this.journal = journal;
    this.strategy = strategy;
    this.room = new TradingRoom(config, clock, journal, strategy);
    this.desk = new Desk(room);
    this.curve = new EquityCurve.Builder(config.costs().terms().size());
  }

  BacktestResult run() {
    while (feed.advance() && feed.knownAt() < config.to()) {
      if (feed.knownAt() >= config.from()) {
        take();
      } else if (feed.kind() == MarketFeed.Kind.TRADE) {
        room.ledger().mark(feed.price());
      }
    }
    room.end();
    if (tradesSinceBar) {
      curve.addEnd(clock.now(), room.ledger());
    }
    return result();
  }

  private void take() {
    requireInOrder();
    clock.advanceTo(feed.knownAt());
    switch (feed.kind()) {
      case BAR -> bar(feed.bar());
      case TRADE -> trade();
      case CALL -> call();
    }
  }

  private void trade() {
    room.advanceTo(feed.knownAt());
    journal.trade(feed.knownAt(), feed.happenedAt(), feed.sequence(), feed.price(), feed.size());
    room.print(feed.happenedAt(), feed.sequence(), feed.price(), feed.size());
    lastTrade = feed.sequence();
    trades++;
    tradesSinceBar = true;
  }

  private void call() {
    room.advanceTo(feed.knownAt());
    desk.open();
    strategy.onCall(room.view(), desk);
    tellRejections();
  }

  private void tellRejections() {
    for (OrderEvent.Rejected rejected : desk.close()) {
      strategy.onReject(rejected, room.view());
    }
  }

  private void bar(MarketEvent.BarClosed closed) {
    room.advanceTo(closed.at());
    journal.bar(closed);
    boolean missing = closed.bar().isMissing();
    if (!missing && !room.ledger().hasPrice()) {
      room.ledger().mark(closed.bar().close());
    }
    desk.open();
    strategy.onBar(closed, room.view(), desk);
    tellRejections();
    if (!missing) {
      room.settleAtClose(closed.at(), closed.bar().close());
    }
    curve.addBar(closed.at(), room.ledger());
    bars++;
    missingBars += missing ? 1 : 0;
    tradesSinceBar = false;
  }

  /** The one total order, which a feed promises and nothing else enforces. */
  private void requireInOrder() {
    long at = feed.knownAt();
    boolean isTrade = feed.kind() == MarketFeed.Kind.TRADE;
    boolean inOrder =
        switch (feed.kind()) {
          case TRADE -> at >= lastAt && feed.sequence() > lastTrade;
          case BAR -> at > lastAt || (at == lastAt && !tradesSinceBar);
          case CALL -> at >= lastAt;
        };
    if (!inOrder) {
      throw new IllegalStateException(
          "feed delivers a "
              + feed.kind()
              + " known at "
              + Nanos.iso(at)
              + " ("
              + at
              + (isTrade ? ", sequence " + feed.sequence() : "")
              + ") after an event known at "
              + lastAt
              + (isTrade ? " with sequence " + lastTrade : "")
              + "; the order is known-at, bars before trades, sequence");
    }
    lastAt = at;
  }

  private BacktestResult result() {
    return new BacktestResult(
        config,
        curve.build(),
        room.log().build(),
        room.trips().closed(),
        AccountSummary.of(room.ledger()),
        new BacktestResult.Activity(
            new EventCounts(bars, missingBars, trades, room.orderEvents()),
            room.log().delay(),
            room.extremes(),
            clock.now(),
            room.trips().nanosInMarket(clock.now())));
  }
}
