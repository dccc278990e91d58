package dev.holdout.backtest;

import dev.holdout.backtest.feed.Clock;
import dev.holdout.backtest.feed.MarketFeed;
import dev.holdout.backtest.feed.SeriesFeed;
import dev.holdout.backtest.feed.SimulatedClock;
import dev.holdout.backtest.journal.Journal;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.trade.TradeSeries;

/**
 * The front door: runs one strategy over one instrument's tape.
 *
 * <p>Events come from a {@link MarketFeed} in the order {@code (knownAt, bars before trades,
 * sequence)}. When a bar becomes known, the {@link Strategy} sees it with a {@link MarketView} and
 * leaves orders at the {@link OrderDesk}. Each passes the {@link
 * dev.holdout.backtest.account.RiskGate}, travels for the latency, and fills by {@link
 * dev.holdout.backtest.execution.Exchange} at the earliest on the first print made after it
 * arrived. {@link dev.holdout.backtest.cost.CostMeter} charges the fill, the {@link
 * dev.holdout.backtest.account.Ledger} books it in exact integers and balances at every event, the
 * {@link Journal} is told of each. {@link BacktestResult} holds what came of it; {@link
 * dev.holdout.backtest.stats} says how good it was.
 */
public final class Backtest {

  private Backtest() {}

  /**
   * Runs over history, without a journal.
   *
   * @throws IllegalArgumentException when config, trades and bars name different instruments
   */
  public static BacktestResult run(
      BacktestConfig config, TradeSeries trades, BarSeries bars, Strategy strategy) {
    return run(config, trades, bars, strategy, Journal.none());
  }

  /** Runs over history and tells {@code journal} every event. */
  public static BacktestResult run(
      BacktestConfig config,
      TradeSeries trades,
      BarSeries bars,
      Strategy strategy,
      Journal journal) {
    if (!config.instrument().equals(trades.instrument())) {
      throw new IllegalArgumentException(
          "backtest of "
              + config.instrument().id()
              + " is given trades of "
              + trades.instrument().id()
              + "; both must be one instrument with the same increments");
    }
    return run(
        config,
        SeriesFeed.startingAt(config.from(), trades, bars),
        new SimulatedClock(config.from()),
        journal,
        strategy);
  }

  /** Runs over any feed and clock: what a paper trader calls. Returns when the feed ends. */
  public static BacktestResult run(
      BacktestConfig config, MarketFeed feed, Clock clock, Journal journal, Strategy strategy) {
    return new Loop(config, feed, clock, journal, strategy).run();
  }
}
