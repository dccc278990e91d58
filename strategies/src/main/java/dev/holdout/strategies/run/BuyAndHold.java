package dev.holdout.strategies.run;

import dev.holdout.backtest.MarketView;
import dev.holdout.backtest.OrderDesk;
import dev.holdout.backtest.Strategy;
import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.order.Side;
import dev.holdout.strategies.sizing.ShareOfEquity;

/** Buys the largest position at the first decision and never trades again. */
final class BuyAndHold implements Strategy {

  private final ShareOfEquity sizing;
  private boolean bought;

  BuyAndHold(ShareOfEquity sizing) {
    this.sizing = sizing;
  }

  @Override
  public void onBar(MarketEvent.BarClosed bar, MarketView view, OrderDesk desk) {
    if (bought || !view.hasPrice()) {
      return;
    }
    long size = sizing.target(view.instrument(), 1, view.equity(), view.lastPrice());
    if (size > 0) {
      desk.market(Side.BUY, size);
      bought = true;
    }
  }
}
