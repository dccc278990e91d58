package dev.holdout.strategies.paper;

import dev.holdout.backtest.BacktestConfig;
import dev.holdout.backtest.MarketView;
import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.event.OrderEvent;

/** Sees what the loop does, on the loop's thread; it must not wait for anything. */
public interface Onlooker {

  /** What lies before the run has been read; the loop is about to begin. */
  default void opened(BacktestConfig config) {}

  /** The account as the strategy sees it; told once, before the first bar. */
  default void account(MarketView view) {}

  default void trade(long at, long price) {}

  default void bar(MarketEvent.BarClosed bar) {}

  default void order(OrderEvent event) {}

  /**
   * Somebody was heard.
   *
   * @param halted whether trading is halted now
   * @param said what was done, one sentence
   */
  default void heard(long at, boolean halted, String said) {}

  /** Sees nothing. */
  static Onlooker none() {
    return new Onlooker() {};
  }
}
