package dev.holdout.features.price;

import dev.holdout.features.Feature;
import dev.holdout.features.Needs;
import dev.holdout.features.Parameter;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/**
 * Width of the range of the last {@code bars} bars: {@code ln(highest high / lowest low)}. Empty
 * bars have no range and are left out. Unit: none; 0.01 is about 1 %. Missing when all bars are
 * empty.
 *
 * @param bars 1 or more
 */
public record HighLowRange(int bars) implements Feature {

  public HighLowRange {
    Parameter.atLeast("HighLowRange", "bars", bars, 1);
  }

  @Override
  public String name() {
    return "HighLowRange(" + bars + ")";
  }

  @Override
  public Needs needs() {
    return Needs.of(bars, Field.HIGH, Field.LOW);
  }

  @Override
  public double value(Window window) {
    Extremes range = Extremes.of(window);
    return StrictMath.log(range.high() / range.low());
  }
}
