package dev.holdout.strategies.run;

import dev.holdout.backtest.Backtest;
import dev.holdout.backtest.BacktestConfig;
import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.Strategy;
import dev.holdout.features.FeaturePipeline;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.strategies.sizing.ShareOfEquity;
import dev.holdout.strategies.study.Study;
import java.util.List;

/** Plays policies and simple rules through the event loop, all on one span, cost and account. */
final class Playback {

  /**
   * One rule, played.
   *
   * @param name as reports print it
   * @param result account, orders, fills
   * @param decisions what it asked for at each bar; empty for a rule that has no position to ask
   */
  record Played(String name, BacktestResult result, List<PolicyStrategy.Decided> decisions) {}

  /** The reference that every report draws. */
  static final String BUY_AND_HOLD = "buy and hold";

  private final Stages stages;
  private final Prepared facts;
  private final long from;
  private final long to;

  /**
   * @param from start of the first test span, UTC epoch nanoseconds
   * @param to end of the last one, exclusive
   */
  Playback(Stages stages, Prepared facts, long from, long to) {
    this.stages = stages;
    this.facts = facts;
    this.from = from;
    this.to = to;
  }

  /** Policies, each in force in its span. */
  Played policies(String name, List<PolicyStrategy.InForce> schedule) {
    FeaturePipeline pipeline = stages.pipeline();
    PolicyStrategy strategy =
        new PolicyStrategy(facts.seen(), pipeline, schedule, sizing(stages.study()));
    return new Played(name, run(strategy), List.copyOf(strategy.decisions()));
  }

  Played buyAndHold() {
    return new Played(BUY_AND_HOLD, run(new BuyAndHold(sizing(stages.study()))), List.of());
  }

  Played flat() {
    return new Played("flat", run((bar, view, desk) -> {}), List.of());
  }

  static ShareOfEquity sizing(Study study) {
    return new ShareOfEquity(study.trading().account().largestPosition());
  }

  private BacktestResult run(Strategy strategy) {
    return Backtest.run(config(), facts.trades(), facts.bars(), strategy);
  }

  private BacktestConfig config() {
    TradeSeries trades = facts.trades();
    int first = Math.max(0, trades.firstKnownAfter(from - 1) - 1);
    return new AccountConfig(trades.instrument(), stages.study().trading(), stages.fillPolicy())
        .over(trades.price(first), from, to);
  }
}
