package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;

/**
 * Multiplies by gamma every {@code size} epochs: {@code base · gamma^⌊epoch / size⌋}.
 *
 * <p>Source: torch.optim.lr_scheduler.StepLR.
 */
public final class StepLr extends Scheduler {

  private final int size;
  private final double gamma;

  /**
   * @param size epochs between two changes, 1 or more
   * @param gamma factor of each change
   */
  public StepLr(Optimizer<?> optimizer, int size, double gamma) {
    super(optimizer);
    require(size >= 1, "size", size, "of 1 or more");
    this.size = size;
    this.gamma = gamma;
    begin();
  }

  @Override
  double next(int group, double current) {
    return epoch() == 0 || epoch() % size != 0 ? current : current * gamma;
  }

  @Override
  double closed(int group) {
    return base(group) * StrictMath.pow(gamma, epoch() / size);
  }
}
