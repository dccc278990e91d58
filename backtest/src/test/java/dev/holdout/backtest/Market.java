package dev.holdout.backtest;

import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.instrument.TradingCosts;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Small markets for tests. Prices in whole dollars, sizes in whole units, money in cents,
 * one-minute bars, time in seconds from the epoch.
 */
final class Market {

  static final Instrument COIN =
      new Instrument(
          "COIN",
          "TEST",
          "USD",
          new BigDecimal("1"),
          new BigDecimal("1"),
          1,
          new BigDecimal("0.01"));

  static final long MINUTE = 60;

  /** 10 000 dollars in cents. */
  static final long CASH = 1_000_000;

  private final TradeSeries.Builder trades = TradeSeries.of(COIN);
  private long lastSecond;

  /** One print, known when made. */
  Market print(long second, long price) {
    return print(second, price, 1_000);
  }

  Market print(long second, long price, long size) {
    trades.add(Nanos.ofSeconds(second), Nanos.ofSeconds(second), price, size);
    lastSecond = second;
    return this;
  }

  /** One print ten seconds into each minute from the first on. */
  static Market minutely(long... prices) {
    Market market = new Market();
    for (int i = 0; i < prices.length; i++) {
      market.print(i * MINUTE + 10, prices[i]);
    }
    return market;
  }

  TradeSeries trades() {
    return trades.build();
  }

  /** Every bar up to the end of the last print's minute. */
  BarSeries bars() {
    long end = (lastSecond / MINUTE + 1) * MINUTE;
    return TimeBars.of(Duration.ofSeconds(MINUTE))
        .from(trades(), Duration.ZERO, Nanos.ofSeconds(end));
  }

  BacktestResult run(BacktestConfig config, Strategy strategy) {
    return Backtest.run(config, trades(), bars(), strategy);
  }

  /** No costs, no limits, a second of latency, all time. */
  static BacktestConfig config() {
    return config(TradingCosts.free(), RiskLimits.none());
  }

  static BacktestConfig config(TradingCosts costs, RiskLimits limits) {
    return config(costs, limits, FillPolicy.NEXT_TRADE);
  }

  static BacktestConfig config(TradingCosts costs, RiskLimits limits, FillPolicy policy) {
    return new BacktestConfig(
        COIN, costs, CASH, Duration.ofSeconds(1), policy, limits, 0, Long.MAX_VALUE);
  }

  static BacktestConfig withLatency(Duration latency) {
    return new BacktestConfig(
        COIN,
        TradingCosts.free(),
        CASH,
        latency,
        FillPolicy.NEXT_TRADE,
        RiskLimits.none(),
        0,
        Long.MAX_VALUE);
  }
}
