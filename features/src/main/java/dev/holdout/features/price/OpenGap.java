package dev.holdout.features.price;

import dev.holdout.features.Feature;
import dev.holdout.features.Needs;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/**
 * Jump from the close before to this bar's open: {@code ln(open_t / close_(t-1))}. Unit: none; 0.01
 * is about 1 %. Missing when either bar is empty.
 */
public record OpenGap() implements Feature {

  @Override
  public String name() {
    return "OpenGap";
  }

  @Override
  public Needs needs() {
    return Needs.of(2, Field.OPEN, Field.CLOSE);
  }

  @Override
  public double value(Window window) {
    return StrictMath.log(window.at(Field.OPEN, 0) / window.at(Field.CLOSE, 1));
  }
}
