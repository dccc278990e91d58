package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;

/**
 * A factor that goes from one value to another in a straight line, then stays: the usual warm-up.
 *
 * <p>Source: torch.optim.lr_scheduler.LinearLR.
 */
public final class LinearLr extends Scheduler {

  private final double start;
  private final double end;
  private final int epochs;

  /**
   * @param start factor of epoch 0, above 0 and up to 1
   * @param end factor from epoch {@code epochs} on, from 0 to 1
   * @param epochs how many it takes, 1 or more
   */
  public LinearLr(Optimizer<?> optimizer, double start, double end, int epochs) {
    super(optimizer);
    require(start > 0 && start <= 1, "start", start, "above 0 and up to 1");
    require(end >= 0 && end <= 1, "end", end, "from 0 to 1");
    require(epochs >= 1, "epochs", epochs, "of 1 or more (total_iters)");
    this.start = start;
    this.end = end;
    this.epochs = epochs;
    begin();
  }

  @Override
  double next(int group, double current) {
    if (epoch() == 0) {
      return current * start;
    }
    if (epoch() > epochs) {
      return current;
    }
    double before = epochs * start + (epoch() - 1) * (end - start);
    return current * (1 + (end - start) / before);
  }

  @Override
  double closed(int group) {
    return base(group) * (start + (end - start) * Math.min(epochs, epoch()) / epochs);
  }
}
