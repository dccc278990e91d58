package dev.holdout.features.volume;

import dev.holdout.features.Feature;
import dev.holdout.features.Needs;
import dev.holdout.features.Parameter;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/**
 * Which side pressed: {@code Σ signed volume / Σ volume} over the last {@code bars} bars, signs by
 * the tick rule. -1 is all selling, 1 all buying. Unit: none. Missing when all bars are empty.
 * Easley, López de Prado and O'Hara, 2012.
 *
 * @param bars 1 or more
 */
public record TickImbalance(int bars) implements Feature {

  public TickImbalance {
    Parameter.atLeast("TickImbalance", "bars", bars, 1);
  }

  @Override
  public String name() {
    return "TickImbalance(" + bars + ")";
  }

  @Override
  public Needs needs() {
    return Needs.of(bars, Field.SIGNED_VOLUME, Field.VOLUME);
  }

  @Override
  public double value(Window window) {
    return Totals.of(window, Field.SIGNED_VOLUME) / Totals.of(window, Field.VOLUME);
  }
}
