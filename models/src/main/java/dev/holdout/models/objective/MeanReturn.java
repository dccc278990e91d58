package dev.holdout.models.objective;

import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * Mean profit a step after costs: {@code (1/n) Σ pnl_t}. Unit: a fraction of the largest position,
 * per step.
 *
 * @param costFraction cost as a share of traded value, 0 or more
 */
public record MeanReturn(double costFraction) implements ProfitObjective {

  static final String NAME = "mean-return";

  public MeanReturn {
    AfterCosts.requireCost(costFraction);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double of(double[] profits) {
    return AfterCosts.mean(profits);
  }

  @Override
  public double[] slopes(double[] profits) {
    double[] slopes = new double[profits.length];
    Arrays.fill(slopes, 1.0 / profits.length);
    return slopes;
  }

  @Override
  public Tensor slopes(Tensor profits) {
    return Tensor.full(profits.dtype(), 1.0 / profits.numel(), profits.sizes());
  }
}
