package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;

/**
 * Half a cosine from the base down to a floor, again and again, each {@code growth} times as long
 * as the one before it.
 *
 * <p>Source: torch.optim.lr_scheduler.CosineAnnealingWarmRestarts; I. Loshchilov and F. Hutter,
 * "SGDR: stochastic gradient descent with warm restarts", 2017.
 */
public final class CosineWarmRestarts extends Scheduler {

  private final int first;
  private final int growth;
  private final double floor;

  /**
   * @param first epochs of the first cycle, 1 or more; PyTorch's {@code T_0}
   * @param growth of the cycles, 1 or more; {@code T_mult}
   * @param floor the lowest rate; {@code eta_min}
   */
  public CosineWarmRestarts(Optimizer<?> optimizer, int first, int growth, double floor) {
    super(optimizer);
    require(first >= 1, "first", first, "of 1 or more epochs, the first cycle (T_0)");
    require(growth >= 1, "growth", growth, "of 1 or more (T_mult)");
    this.first = first;
    this.growth = growth;
    this.floor = floor;
    begin();
  }

  @Override
  double next(int group, double current) {
    return closed(group);
  }

  @Override
  double closed(int group) {
    long cycle = first;
    long since = epoch();
    while (since >= cycle) {
      since -= cycle;
      cycle *= growth;
    }
    double height = 1 + StrictMath.cos(Math.PI * since / cycle);
    return floor + (base(group) - floor) * height / 2;
  }
}
