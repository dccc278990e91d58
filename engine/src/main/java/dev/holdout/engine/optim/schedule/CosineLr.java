package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;

/**
 * Half a cosine from the base down to a floor in {@code half} epochs; then, as in PyTorch, up
 * again: {@code floor + (base - floor) (1 + cos(π epoch / half)) / 2}.
 *
 * <p>Source: torch.optim.lr_scheduler.CosineAnnealingLR; I. Loshchilov and F. Hutter, "SGDR:
 * stochastic gradient descent with warm restarts", 2017.
 */
public final class CosineLr extends Scheduler {

  private final int half;
  private final double floor;

  /**
   * @param half epochs from the base to the floor, 1 or more; PyTorch's {@code T_max}
   * @param floor the lowest rate; {@code eta_min}
   */
  public CosineLr(Optimizer<?> optimizer, int half, double floor) {
    super(optimizer);
    require(half >= 1, "half", half, "of 1 or more");
    this.half = half;
    this.floor = floor;
    begin();
  }

  @Override
  double next(int group, double current) {
    if (epoch() == 0) {
      return current;
    }
    // Just past the bottom the rate is the floor, and no factor leads away from it.
    if (Math.floorMod(epoch() - 1 - half, 2 * half) == 0) {
      return current + (base(group) - floor) * (1 - StrictMath.cos(Math.PI / half)) / 2;
    }
    return height(epoch()) / height(epoch() - 1) * (current - floor) + floor;
  }

  @Override
  double closed(int group) {
    return floor + (base(group) - floor) * height(epoch()) / 2;
  }

  private double height(int at) {
    return 1 + StrictMath.cos(Math.PI * at / half);
  }
}
