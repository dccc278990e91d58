package dev.holdout.features.volume;

import dev.holdout.features.Feature;
import dev.holdout.features.Needs;
import dev.holdout.features.Parameter;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/**
 * Whether prints are larger than usual: {@code ln(v / v̄)} with {@code v} the mean size of a print
 * in this bar and {@code v̄} that over the last {@code bars} bars. Unit: none; 0 when as usual.
 * Missing when the current bar is empty.
 *
 * @param bars 2 or more
 */
public record PrintSizeShock(int bars) implements Feature {

  public PrintSizeShock {
    Parameter.atLeast("PrintSizeShock", "bars", bars, 2);
  }

  @Override
  public String name() {
    return "PrintSizeShock(" + bars + ")";
  }

  @Override
  public Needs needs() {
    return Needs.of(bars, Field.VOLUME, Field.TRADES);
  }

  @Override
  public double value(Window window) {
    double usual = Totals.of(window, Field.VOLUME) / Totals.of(window, Field.TRADES);
    double here = window.at(Field.VOLUME, 0) / window.at(Field.TRADES, 0);
    return StrictMath.log(here / usual);
  }
}
