package dev.holdout.features.price;

import dev.holdout.features.Feature;
import dev.holdout.features.Needs;
import dev.holdout.features.Parameter;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/**
 * Where the close stands in the range of the last {@code bars} bars: {@code (close - lowest low) /
 * (highest high - lowest low)}, 0 at the bottom, 1 at the top, 0.5 when all prices were one. Empty
 * bars have no range and are left out. Missing when the current bar is empty.
 *
 * @param bars 1 or more
 */
public record RangePosition(int bars) implements Feature {

  public RangePosition {
    Parameter.atLeast("RangePosition", "bars", bars, 1);
  }

  @Override
  public String name() {
    return "RangePosition(" + bars + ")";
  }

  @Override
  public Needs needs() {
    return Needs.of(bars, Field.HIGH, Field.LOW, Field.CLOSE);
  }

  @Override
  public double value(Window window) {
    double close = window.at(Field.CLOSE, 0);
    Extremes range = Extremes.of(window);
    double low = range.low();
    double high = range.high();
    // The product with 0 keeps an empty bar's NaN.
    return high == low ? 0.5 + 0 * close : (close - low) / (high - low);
  }
}
