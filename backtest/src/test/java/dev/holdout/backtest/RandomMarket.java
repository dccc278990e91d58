package dev.holdout.backtest;

import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.event.MarketEvent;
import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.backtest.order.OrderId;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.instrument.Proportional;
import dev.holdout.marketdata.instrument.TradingCosts;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.Trade;
import dev.holdout.marketdata.trade.TradeSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A market and a stream of orders drawn from one seed, made to hit the corners: equal instants,
 * prints at the very second of a decision or an arrival, late prints, silences, turns of the
 * position.
 */
final class RandomMarket {

  /** Five money increments a step of price times a step of size. */
  static final Instrument COIN =
      new Instrument(
          "COIN",
          "TEST",
          "USD",
          new BigDecimal("0.01"),
          new BigDecimal("0.1"),
          5,
          new BigDecimal("0.001"));

  final long seed;
  final TradeSeries trades;
  final BarSeries bars;
  final BacktestConfig config;

  RandomMarket(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    this.trades = trades(random);
    this.bars = TimeBars.of(Duration.ofSeconds(5)).from(trades);
    this.config =
        new BacktestConfig(
            COIN,
            TradingCosts.of(
                new Proportional("commission", new BigDecimal("12.5"), "made up"),
                new Proportional("half-spread", new BigDecimal("3"), "made up")),
            50_000_000,
            Duration.ofSeconds(random.nextInt(8)),
            FillPolicy.NEXT_TRADE,
            limits(random),
            Nanos.ofSeconds(random.nextInt(40)),
            Nanos.ofSeconds(1_500 + random.nextInt(600)));
  }

  private static TradeSeries trades(Random random) {
    List<Trade> prints = new ArrayList<>();
    boolean late = random.nextBoolean();
    long second = 0;
    long price = 10_000;
    for (int i = 0; i < 1_200; i++) {
      second += random.nextInt(20) == 0 ? random.nextInt(40) : random.nextInt(4);
      price = Math.max(1, price + random.nextInt(41) - 20);
      long lag = late && random.nextInt(5) == 0 ? random.nextInt(10) : 0;
      prints.add(
          new Trade(
              Nanos.ofSeconds(second),
              Nanos.ofSeconds(second + lag),
              i,
              price,
              1 + random.nextInt(9)));
    }
    prints.sort(Comparator.comparingLong(Trade::knownAt));
    TradeSeries.Builder series = TradeSeries.of(COIN);
    prints.forEach(t -> series.add(t.happenedAt(), t.knownAt(), t.price(), t.size()));
    return series.build();
  }

  private static RiskLimits limits(Random random) {
    return new RiskLimits(
        5 + random.nextInt(30),
        random.nextBoolean() ? Long.MAX_VALUE : 20_000 + random.nextInt(100_000),
        random.nextBoolean() ? Long.MAX_VALUE : 50_000 + random.nextInt(200_000));
  }

  /** The stream of orders of this seed; a new one each time, always the same. */
  Strategy orders() {
    return new RandomOrders(new Random(seed ^ 0x5EED), config.to() - Nanos.ofSeconds(300));
  }

  /** Sends, limits and cancels as the dice fall; goes flat at the end. */
  private static final class RandomOrders implements Strategy {
    private final Random random;
    private final List<OrderId> sent = new ArrayList<>();

    private final long lastOrderAt;

    RandomOrders(Random random, long lastOrderAt) {
      this.random = random;
      this.lastOrderAt = lastOrderAt;
    }

    @Override
    public void onBar(MarketEvent.BarClosed bar, MarketView view, OrderDesk desk) {
      if (!view.hasPrice()) {
        return;
      }
      if (view.now() > lastOrderAt) {
        goFlat(view, desk);
        return;
      }
      for (int i = random.nextInt(3); i > 0; i--) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long size = 1 + random.nextInt(12);
        switch (random.nextInt(4)) {
          case 0 -> sent.add(desk.market(side, size));
          case 1, 2 -> sent.add(desk.limit(side, size, view.lastPrice() + random.nextInt(61) - 30));
          default -> cancelSome(desk);
        }
      }
    }

    private static void goFlat(MarketView view, OrderDesk desk) {
      view.openOrders().forEach(order -> desk.cancel(order.id()));
      if (view.openOrders().isEmpty() && view.position() != 0) {
        desk.market(Side.of(-view.position()), Math.abs(view.position()));
      }
    }

    private void cancelSome(OrderDesk desk) {
      if (!sent.isEmpty()) {
        desk.cancel(sent.get(sent.size() - 1 - random.nextInt(Math.min(4, sent.size()))));
      }
    }
  }
}
