package dev.holdout.backtest;

import dev.holdout.backtest.feed.MarketFeed;
import dev.holdout.backtest.feed.SeriesFeed;
import dev.holdout.backtest.feed.SimulatedClock;
import dev.holdout.backtest.journal.Journal;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import java.util.Random;

/** Measures the loop on this machine: prints without orders, with a position held, and trading. */
final class EventsPerSecond {

  private static final int PRINTS = 5_000_000;
  private static final int ROUNDS = 8;

  private EventsPerSecond() {}

  public static void main(String[] arguments) {
    TradeSeries trades = trades();
    BarSeries bars = TimeBars.of(Duration.ofSeconds(60)).from(trades);
    System.out.println(PRINTS + " prints, " + bars.size() + " bars; best of " + ROUNDS);
    measure("no orders", trades, bars, (_, _, _) -> {});
    measure(
        "a position held, a limit order resting",
        trades,
        bars,
        new Script()
            .after(
                0,
                (_, desk) -> {
                  desk.market(Side.BUY, 1);
                  desk.limit(Side.SELL, 1, 1_000_000);
                }));
    measure(
        "a market order at every bar",
        trades,
        bars,
        (_, view, desk) -> desk.market(view.position() > 0 ? Side.SELL : Side.BUY, 1));
  }

  private static TradeSeries trades() {
    Random random = new Random(1);
    TradeSeries.Builder series = TradeSeries.of(Market.COIN);
    long at = 0;
    long price = 10_000;
    for (int i = 0; i < PRINTS; i++) {
      at += 1 + random.nextInt(1_000_000_000);
      price = Math.max(5_000, price + random.nextInt(3) - 1);
      series.add(at, at, price, 1 + random.nextInt(10));
    }
    return series.build();
  }

  private static void measure(String what, TradeSeries trades, BarSeries bars, Strategy strategy) {
    double best = Double.POSITIVE_INFINITY;
    BacktestResult result = null;
    for (int round = 0; round < ROUNDS; round++) {
      MarketFeed feed = SeriesFeed.startingAt(0, trades, bars);
      long start = System.nanoTime();
      result =
          Backtest.run(
              Market.withLatency(Duration.ofMillis(300)),
              feed,
              new SimulatedClock(0),
              Journal.none(),
              strategy);
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    System.out.printf(
        "%-42s %6.1f M events/s (%d events, %d fills)%n",
        what,
        result.activity().counts().total() / best / 1e6,
        result.activity().counts().total(),
        result.fills().size());
  }
}
