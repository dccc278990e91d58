package dev.holdout.models.objective;

import dev.holdout.engine.tensor.Tensor;

/**
 * Profit a step: {@code pnl_t = position_t · return_t − costFraction · |position_t −
 * position_(t−1)|}. The cost is the smooth part of {@link
 * dev.holdout.marketdata.instrument.TradingCosts}: a share of traded value.
 */
final class AfterCosts {

  private AfterCosts() {}

  /** Shape {@code [B]}, differentiable in the positions. */
  static Tensor pnl(Tensor positions, Tensor returns, Runs runs, double costFraction) {
    Tensor gross = positions.mul(returns);
    if (costFraction == 0) {
      return gross;
    }
    return gross.sub(positions.sub(runs.before(positions)).abs().mul(costFraction));
  }

  static double[] pnl(double[] positions, double[] returns, Runs runs, double costFraction) {
    if (positions.length != returns.length || positions.length == 0) {
      throw new IllegalArgumentException(
          "objective: %d positions and %d returns; pass as many of each, at least one"
              .formatted(positions.length, returns.length));
    }
    double[] before = runs.before(positions);
    double[] pnl = new double[positions.length];
    for (int t = 0; t < pnl.length; t++) {
      pnl[t] = positions[t] * returns[t] - costFraction * Math.abs(positions[t] - before[t]);
    }
    return pnl;
  }

  static double requireCost(double costFraction) {
    if (!(costFraction >= 0)) {
      throw new IllegalArgumentException(
          "objective: cost fraction is "
              + costFraction
              + "; pass 0 or more, such as 0.001 for ten basis points of traded value");
    }
    return costFraction;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
