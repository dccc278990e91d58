package dev.holdout.strategies.run;

import dev.holdout.backtest.Backtest;
import dev.holdout.backtest.BacktestConfig;
import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.backtest.order.Side;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.instrument.TradingCosts;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.math.BigDecimal;
import java.time.Duration;

/** Accounts that can be worked by hand: one print a bar, positions as written, 10 000 dollars. */
final class ScriptedAccount {

  private static final Instrument COIN =
      new Instrument(
          "COIN",
          "TEST",
          "USD",
          new BigDecimal("1"),
          new BigDecimal("1"),
          1,
          new BigDecimal("0.01"));

  private ScriptedAccount() {}

  /**
   * What is wanted after bar i is bought or sold at the print in the middle of bar i + 1.
   *
   * @param prices one a bar
   * @param wanted units to hold, one a bar
   * @param basisPoints of each fill's value; 0 for none
   */
  static BacktestResult play(Duration bar, long[] prices, long[] wanted, int basisPoints) {
    TradeSeries.Builder tape = TradeSeries.of(COIN);
    long span = Nanos.of(bar);
    for (int i = 0; i < prices.length; i++) {
      tape.add(i * span + span / 2, i * span + span / 2, prices[i], 1_000);
    }
    TradeSeries trades = tape.build();
    TradingCosts costs =
        basisPoints == 0
            ? TradingCosts.free()
            : TradingCosts.ofBasisPoints(
                BigDecimal.valueOf(basisPoints), "a test", BigDecimal.ZERO, "a test");
    BacktestConfig config =
        new BacktestConfig(
            COIN,
            costs,
            1_000_000,
            Duration.ofSeconds(1),
            FillPolicy.NEXT_TRADE,
            RiskLimits.none(),
            0,
            Long.MAX_VALUE);
    return Backtest.run(
        config,
        trades,
        TimeBars.of(bar).from(trades, Duration.ZERO, prices.length * span),
        (closed, view, desk) -> {
          long change = wanted[closed.index()] - view.positionWhenFilled();
          if (change != 0) {
            desk.market(Side.of(change), Math.abs(change));
          }
        });
  }
}
