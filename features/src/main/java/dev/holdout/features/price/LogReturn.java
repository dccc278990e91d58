package dev.holdout.features.price;

import dev.holdout.features.Feature;
import dev.holdout.features.Needs;
import dev.holdout.features.Parameter;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/**
 * Log return over {@code bars} bars: {@code ln(close_t / close_(t-bars))}. Unit: none; 0.01 is
 * about 1 %. Missing when either bar is empty.
 *
 * @param bars 1 or more
 */
public record LogReturn(int bars) implements Feature {

  public LogReturn {
    Parameter.atLeast("LogReturn", "bars", bars, 1);
  }

  @Override
  public String name() {
    return "LogReturn(" + bars + ")";
  }

  @Override
  public Needs needs() {
    return Needs.of(bars + 1, Field.CLOSE);
  }

  @Override
  public double value(Window window) {
    return StrictMath.log(window.at(Field.CLOSE, 0) / window.at(Field.CLOSE, bars));
  }
}
