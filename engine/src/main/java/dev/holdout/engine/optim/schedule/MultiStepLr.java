package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;
import java.util.Arrays;

/**
 * Multiplies by gamma at each milestone; one that is listed twice counts twice.
 *
 * <p>Source: torch.optim.lr_scheduler.MultiStepLR.
 */
public final class MultiStepLr extends Scheduler {

  private final int[] milestones;
  private final double gamma;

  /**
   * @param milestones epochs, in any order
   * @param gamma factor of each change
   */
  public MultiStepLr(Optimizer<?> optimizer, int[] milestones, double gamma) {
    super(optimizer);
    this.milestones = milestones.clone();
    this.gamma = gamma;
    begin();
  }

  @Override
  double next(int group, double current) {
    long now = Arrays.stream(milestones).filter(milestone -> milestone == epoch()).count();
    return now == 0 ? current : current * StrictMath.pow(gamma, now);
  }

  @Override
  double closed(int group) {
    long passed = Arrays.stream(milestones).filter(milestone -> milestone <= epoch()).count();
    return base(group) * StrictMath.pow(gamma, passed);
  }
}
