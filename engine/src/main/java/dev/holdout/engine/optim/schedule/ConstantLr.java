package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;

/**
 * A fraction of the rate for a number of epochs, then all of it.
 *
 * <p>Source: torch.optim.lr_scheduler.ConstantLR.
 */
public final class ConstantLr extends Scheduler {

  private final double factor;
  private final int epochs;

  /**
   * @param factor the fraction, above 0 and up to 1
   * @param epochs how many
   */
  public ConstantLr(Optimizer<?> optimizer, double factor, int epochs) {
    super(optimizer);
    require(factor > 0 && factor <= 1, "factor", factor, "above 0 and up to 1");
    this.factor = factor;
    this.epochs = epochs;
    begin();
  }

  @Override
  double next(int group, double current) {
    if (epoch() == 0) {
      return current * factor;
    }
    return epoch() == epochs ? current * (1 / factor) : current;
  }

  @Override
  double closed(int group) {
    return base(group) * (epoch() >= epochs ? 1 : factor);
  }
}
