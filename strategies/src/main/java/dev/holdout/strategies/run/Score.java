package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.backtest.account.EquityCurve;
import dev.holdout.backtest.stats.Performance;

/**
 * One number by which a run, its placebos and its oracles are ranked: the annual net Sharpe ratio
 * of daily returns where there are enough of them, else the net return out of sample. A market
 * without a fill scores 0 either way.
 */
final class Score {

  private Score() {}

  static boolean isAnnual(BacktestResult result) {
    return result.daily().days() >= Outcome.FEWEST_DAYS;
  }

  static double of(BacktestResult result) {
    if (!isAnnual(result)) {
      return (double) result.netPnl() / result.config().startingCash();
    }
    double sharpe = Performance.sharpe(result.daily().returns(), 0, RiskFigures.DAYS_A_YEAR);
    return Double.isNaN(sharpe) ? 0 : sharpe;
  }

  /**
   * What was gained by being in the market at the right time: {@code Σ (w[t] - mean w) r[t]} over
   * bars, less costs, as a fraction of the starting account; {@code w} is the position's value by
   * equity, {@code r} the next bar's return. Without any skill it is on average minus the costs,
   * whatever the market's drift.
   */
  static double timing(BacktestResult result) {
    EquityCurve curve = result.equity();
    int bars = curve.size() - 1;
    if (bars < 1) {
      return 0;
    }
    double[] share = new double[bars];
    double mean = 0;
    for (int i = 0; i < bars; i++) {
      double value =
          (double) result.config().instrument().notional(curve.price(i), 1) * curve.position(i);
      share[i] = curve.equity(i) > 0 ? value / curve.equity(i) : 0;
      mean += share[i] / bars;
    }
    double gained = 0;
    for (int i = 0; i < bars; i++) {
      if (curve.price(i) > 0) {
        gained += (share[i] - mean) * ((double) curve.price(i + 1) / curve.price(i) - 1);
      }
    }
    return gained - (double) result.account().costs().total() / result.config().startingCash();
  }
}
