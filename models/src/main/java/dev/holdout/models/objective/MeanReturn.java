package dev.holdout.models.objective;

import dev.holdout.engine.tensor.Tensor;

/**
 * Mean profit a step after costs: {@code (1/n) Σ pnl_t}. Unit: a fraction of the largest position,
 * per step.
 *
 * @param costFraction cost as a share of traded value, 0 or more
 */
public record MeanReturn(double costFraction) implements Objective {

  static final String NAME = "mean-return";

  public MeanReturn {
    AfterCosts.requireCost(costFraction);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor loss(Tensor positions, Tensor returns, Runs runs) {
    return AfterCosts.pnl(positions, returns, runs, costFraction).mean().neg();
  }

  @Override
  public double value(double[] positions, double[] returns, Runs runs) {
    return AfterCosts.mean(AfterCosts.pnl(positions, returns, runs, costFraction));
  }
}
