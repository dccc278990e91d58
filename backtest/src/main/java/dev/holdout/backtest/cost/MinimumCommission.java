package dev.holdout.backtest.cost;

import dev.holdout.marketdata.instrument.EngineOnly;
import dev.holdout.marketdata.instrument.Proportional;

/**
 * What a minimum adds to a proportional commission: {@code max(0, minimum - commission)} a fill.
 * The commission itself stays a term of its own, so that the loss can know it.
 *
 * @param name {@code minimum commission}
 * @param of the commission that the minimum tops up
 * @param minimum money increments a fill, 0 or more
 * @param source where the figure comes from; not empty
 */
public record MinimumCommission(String name, Proportional of, long minimum, String source)
    implements EngineOnly {

  public MinimumCommission {
    FixedAmount.requireSound(name, minimum, source);
  }

  @Override
  public long charge(long notional) {
    return Math.max(0, minimum - of.charge(notional));
  }
}
