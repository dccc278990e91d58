package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The base times any function of the epoch, one for each group.
 *
 * <p>Source: torch.optim.lr_scheduler.LambdaLR.
 */
public final class LambdaLr extends Scheduler {

  private final List<IntToDoubleFunction> factors;

  /** One function for all groups. */
  public LambdaLr(Optimizer<?> optimizer, IntToDoubleFunction factor) {
    this(optimizer, Collections.nCopies(optimizer.groupCount(), factor));
  }

  /**
   * @param factors of the epoch, counted from 0; as many as there are groups
   */
  public LambdaLr(Optimizer<?> optimizer, List<IntToDoubleFunction> factors) {
    super(optimizer);
    if (factors.size() != optimizer.groupCount()) {
      throw new IllegalArgumentException(
          "LambdaLr: there are %d functions for %d groups; pass one for each group"
              .formatted(factors.size(), optimizer.groupCount()));
    }
    this.factors = List.copyOf(factors);
    begin();
  }

  @Override
  double next(int group, double current) {
    return closed(group);
  }

  @Override
  double closed(int group) {
    return base(group) * factors.get(group).applyAsDouble(epoch());
  }
}
