package dev.holdout.backtest.event;

import dev.holdout.marketdata.bar.Bar;
import dev.holdout.marketdata.trade.Trade;

/** A fact of the market. */
public sealed interface MarketEvent extends Event {

  /**
   * A bar became known: the moment of decision.
   *
   * @param index the bar's place in its series, from 0
   * @param bar in increments; {@link Bar#isMissing()} when nothing traded in it
   */
  record BarClosed(int index, Bar bar) implements MarketEvent {
    @Override
    public long at() {
      return bar.knownAt();
    }
  }

  /** A print became known. */
  record TradePrinted(Trade trade) implements MarketEvent {
    @Override
    public long at() {
      return trade.knownAt();
    }
  }
}
