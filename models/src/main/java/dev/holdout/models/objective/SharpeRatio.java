package dev.holdout.models.objective;

import dev.holdout.engine.tensor.Tensor;

/**
 * Mean profit a step over its standard deviation, after costs: {@code mean(pnl) / √(var(pnl) +
 * floor²)}. Per step, not annualised; no rate is subtracted.
 *
 * <p>Convention: the variance divides by n − 1, and by 1 when n is 1. The floor 1e-6 keeps value
 * and slope finite when nothing moves: a policy that stands still has the value of its mean over
 * 1e-6, which is 0 when it is flat.
 *
 * @param costFraction cost as a share of traded value, 0 or more
 */
public record SharpeRatio(double costFraction) implements Objective {

  static final String NAME = "sharpe";

  private static final double FLOOR = 1e-6;

  public SharpeRatio {
    AfterCosts.requireCost(costFraction);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor loss(Tensor positions, Tensor returns, Runs runs) {
    Tensor pnl = AfterCosts.pnl(positions, returns, runs, costFraction);
    Tensor mean = pnl.mean();
    double degrees = Math.max(1, pnl.numel() - 1);
    Tensor variance = pnl.sub(mean).square().sum().div(degrees);
    return mean.div(variance.add(FLOOR * FLOOR).sqrt()).neg();
  }

  @Override
  public double value(double[] positions, double[] returns, Runs runs) {
    double[] pnl = AfterCosts.pnl(positions, returns, runs, costFraction);
    double mean = AfterCosts.mean(pnl);
    double squares = 0;
    for (double step : pnl) {
      squares += (step - mean) * (step - mean);
    }
    return mean / Math.sqrt(squares / Math.max(1, pnl.length - 1) + FLOOR * FLOOR);
  }
}
