package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;

/**
 * Half a cosine from the base down to a floor in {@code epochs} epochs; then, as in PyTorch, up
 * again: {@code floor + (base - floor) (1 + cos(π epoch / epochs)) / 2}.
 *
 * <p>Source: torch.optim.lr_scheduler.CosineAnnealingLR; I. Loshchilov and F. Hutter, "SGDR:
 * stochastic gradient descent with warm restarts", 2017.
 */
public final class CosineLr extends Scheduler {

  private final int epochs;
  private final double floor;

  /**
   * @param epochs how many from the base to the floor, 1 or more; PyTorch's {@code T_max}
   * @param floor the lowest rate; {@code eta_min}
   */
  public CosineLr(Optimizer<?> optimizer, int epochs, double floor) {
    super(optimizer);
    require(epochs >= 1, "epochs", epochs, "of 1 or more, from the base to the floor (T_max)");
    this.epochs = epochs;
    this.floor = floor;
    begin();
  }

  @Override
  double next(int group, double current) {
    if (epoch() == 0) {
      return current;
    }
    // Just past the bottom the rate is the floor, and no factor leads away from it.
    if (Math.floorMod(epoch() - 1 - epochs, 2 * epochs) == 0) {
      return current + (base(group) - floor) * (1 - StrictMath.cos(Math.PI / epochs)) / 2;
    }
    return height(epoch()) / height(epoch() - 1) * (current - floor) + floor;
  }

  @Override
  double closed(int group) {
    return floor + (base(group) - floor) * height(epoch()) / 2;
  }

  private double height(int at) {
    return 1 + StrictMath.cos(Math.PI * at / epochs);
  }
}
