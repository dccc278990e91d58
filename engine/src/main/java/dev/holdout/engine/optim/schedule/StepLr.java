package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;

/**
 * Multiplies by gamma every {@code stepSize} epochs: {@code base · gamma^⌊epoch / stepSize⌋}.
 *
 * <p>Source: torch.optim.lr_scheduler.StepLR.
 */
public final class StepLr extends Scheduler {

  private final int stepSize;
  private final double gamma;

  /**
   * @param stepSize epochs between two changes, 1 or more; PyTorch's {@code step_size}
   * @param gamma factor of each change
   */
  public StepLr(Optimizer<?> optimizer, int stepSize, double gamma) {
    super(optimizer);
    require(stepSize >= 1, "stepSize", stepSize, "of 1 or more epochs (step_size in PyTorch)");
    this.stepSize = stepSize;
    this.gamma = gamma;
    begin();
  }

  @Override
  double next(int group, double current) {
    return epoch() == 0 || epoch() % stepSize != 0 ? current : current * gamma;
  }

  @Override
  double closed(int group) {
    return base(group) * StrictMath.pow(gamma, epoch() / stepSize);
  }
}
