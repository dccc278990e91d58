package dev.holdout.backtest.feed;

import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.trade.TradeSeries;

/**
 * Merges a series of trades and a series of bars of one instrument into the one total order. Bars
 * go out as they were made, in increments, also from an adjusted series.
 */
public final class SeriesFeed implements MarketFeed {

  private final TradeSeries trades;
  private final BarSeries bars;
  private int trade;
  private int bar;
  private Kind kind;

  private SeriesFeed(TradeSeries trades, BarSeries bars, int firstTrade, int firstBar) {
    this.trades = trades;
    this.bars = bars;
    this.trade = firstTrade - 1;
    this.bar = firstBar - 1;
  }

  /**
   * Everything from the last print known before {@code from} on, so that a run starts with a price.
   *
   * @param from UTC epoch nanoseconds
   * @throws IllegalArgumentException when trades and bars are of different instruments
   */
  public static SeriesFeed startingAt(long from, TradeSeries trades, BarSeries bars) {
    if (!trades.instrument().equals(bars.instrument())) {
      throw new IllegalArgumentException(
          "feed: trades are of "
              + trades.instrument().id()
              + " and bars of "
              + bars.instrument().id()
              + "; both must be of one instrument with the same increments");
    }
    int firstTrade = from == Long.MIN_VALUE ? 0 : Math.max(0, trades.firstKnownAfter(from - 1) - 1);
    int firstBar = 0;
    while (firstBar < bars.size() && bars.knownAt(firstBar) < from) {
      firstBar++;
    }
    return new SeriesFeed(trades, bars, firstTrade, firstBar);
  }

  @Override
  public boolean advance() {
    int nextTrade = trade + 1;
    int nextBar = bar + 1;
    boolean tradesLeft = nextTrade < trades.size();
    boolean barsLeft = nextBar < bars.size();
    if (barsLeft && (!tradesLeft || bars.knownAt(nextBar) <= trades.knownAt(nextTrade))) {
      bar = nextBar;
      kind = Kind.BAR;
      return true;
    }
    if (tradesLeft) {
      trade = nextTrade;
      kind = Kind.TRADE;
    }
    return tradesLeft;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public long knownAt() {
    return kind == Kind.BAR ? bars.knownAt(bar) : trades.knownAt(trade);
  }

  @Override
  public long happenedAt() {
    return trades.happenedAt(trade);
  }

  @Override
  public long sequence() {
    return trade;
  }

  @Override
  public long price() {
    return trades.price(trade);
  }

  @Override
  public long size() {
    return trades.size(trade);
  }

  @Override
  public MarketEvent.BarClosed bar() {
    return new MarketEvent.BarClosed(bar, bars.bar(bar));
  }
}
