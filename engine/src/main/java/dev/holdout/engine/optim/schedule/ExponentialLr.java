package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;

/**
 * Multiplies by gamma every epoch: {@code base · gamma^epoch}.
 *
 * <p>Source: torch.optim.lr_scheduler.ExponentialLR.
 */
public final class ExponentialLr extends Scheduler {

  private final double gamma;

  /**
   * @param gamma factor of each epoch
   */
  public ExponentialLr(Optimizer<?> optimizer, double gamma) {
    super(optimizer);
    this.gamma = gamma;
    begin();
  }

  @Override
  double next(int group, double current) {
    return epoch() == 0 ? current : current * gamma;
  }

  @Override
  double closed(int group) {
    return base(group) * StrictMath.pow(gamma, epoch());
  }
}
