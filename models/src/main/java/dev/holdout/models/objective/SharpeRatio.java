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
public record SharpeRatio(double costFraction) implements ProfitObjective {

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
  public double of(double[] profits) {
    double mean = AfterCosts.mean(profits);
    return mean / deviation(profits, mean);
  }

  /** {@code 1 / (n sd) − mean (pnl_t − mean) / (degrees sd³)}. */
  @Override
  public double[] slopes(double[] profits) {
    double mean = AfterCosts.mean(profits);
    double deviation = deviation(profits, mean);
    double level = 1 / (profits.length * deviation);
    double spread = mean / (degrees(profits.length) * deviation * deviation * deviation);
    double[] slopes = new double[profits.length];
    for (int t = 0; t < slopes.length; t++) {
      slopes[t] = level - spread * (profits[t] - mean);
    }
    return slopes;
  }

  @Override
  public Tensor slopes(Tensor profits) {
    Tensor mean = profits.mean();
    Tensor away = profits.sub(mean);
    double degrees = degrees(profits.size(0));
    Tensor deviation = away.square().sum().div(degrees).add(FLOOR * FLOOR).sqrt();
    Tensor level = deviation.mul((double) profits.numel()).reciprocal();
    return level.sub(away.mul(mean).div(deviation.pow(3).mul(degrees)));
  }

  private static double deviation(double[] profits, double mean) {
    double squares = 0;
    for (double step : profits) {
      squares += (step - mean) * (step - mean);
    }
    return Math.sqrt(squares / degrees(profits.length) + FLOOR * FLOOR);
  }

  private static double degrees(int count) {
    return Math.max(1, count - 1);
  }
}
