package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;

/**
 * Falls to 0 as a power of the epochs that are left: {@code base · (1 - epoch/epochs)^power}.
 *
 * <p>Source: torch.optim.lr_scheduler.PolynomialLR.
 */
public final class PolynomialLr extends Scheduler {

  private final int epochs;
  private final double power;

  /**
   * @param epochs after how many the rate is 0, 1 or more
   * @param power 1 for a straight line
   */
  public PolynomialLr(Optimizer<?> optimizer, int epochs, double power) {
    super(optimizer);
    require(epochs >= 1, "epochs", epochs, "of 1 or more (total_iters)");
    this.epochs = epochs;
    this.power = power;
    begin();
  }

  @Override
  double next(int group, double current) {
    if (epoch() == 0 || epoch() > epochs) {
      return current;
    }
    double left = (1 - (double) epoch() / epochs) / (1 - (epoch() - 1.0) / epochs);
    return current * StrictMath.pow(left, power);
  }

  @Override
  double closed(int group) {
    double left = 1 - (double) Math.min(epochs, epoch()) / epochs;
    return base(group) * StrictMath.pow(left, power);
  }
}
