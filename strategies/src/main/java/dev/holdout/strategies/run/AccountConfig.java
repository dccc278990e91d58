package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestConfig;
import dev.holdout.backtest.account.RiskLimits;
import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.strategies.study.Trading;
import java.math.BigDecimal;

/**
 * The account that a study states, as the loop takes it: shares become amounts. A backtest and a
 * paper session come by it here, so that they cannot differ.
 *
 * @param instrument what is traded
 * @param trading as the study states it
 * @param fills when an order fills
 */
record AccountConfig(Instrument instrument, Trading trading, FillPolicy fills) {

  /**
   * @param firstPrice of the last print before the span, price increments: a largest position that
   *     is stated as a share of the account is counted at it
   * @param from first instant, UTC epoch nanoseconds
   * @param to end, exclusive
   */
  BacktestConfig over(long firstPrice, long from, long to) {
    long cash = instrument.moneySteps(trading.account().cash());
    double largest = trading.risk().position() * cash / instrument.notional(firstPrice, 1);
    return new BacktestConfig(
        instrument,
        trading.costs(),
        cash,
        trading.fills().latency(),
        fills,
        new RiskLimits(
            Math.max(1, (long) largest),
            share(trading.risk().lossPerTrade(), cash),
            share(trading.risk().lossPerDay(), cash)),
        from,
        to);
  }

  private static long share(double share, long cash) {
    return Math.max(1, BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(cash)).longValue());
  }
}
