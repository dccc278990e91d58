package dev.holdout.features.clock;

import dev.holdout.features.Feature;
import dev.holdout.features.Needs;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/**
 * Silence: {@code ln(1 + s)} with {@code s} the seconds from the last known print to the bar's
 * close. Unit: none. Defined in an empty bar; missing before the first print.
 */
public record SecondsSincePrint() implements Feature {

  @Override
  public String name() {
    return "SecondsSincePrint";
  }

  @Override
  public Needs needs() {
    return Needs.of(1, Field.SECONDS_SINCE_PRINT);
  }

  @Override
  public double value(Window window) {
    return StrictMath.log1p(window.at(Field.SECONDS_SINCE_PRINT, 0));
  }
}
