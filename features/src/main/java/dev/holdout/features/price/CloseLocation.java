package dev.holdout.features.price;

import dev.holdout.features.Feature;
import dev.holdout.features.Needs;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/**
 * Where the current bar closed within its own range: {@code (2 close - high - low) / (high - low)},
 * -1 at its low, 1 at its high, 0 when it had one price. Unit: none. Missing when the bar is empty.
 */
public record CloseLocation() implements Feature {

  @Override
  public String name() {
    return "CloseLocation";
  }

  @Override
  public Needs needs() {
    return Needs.of(1, Field.HIGH, Field.LOW, Field.CLOSE);
  }

  @Override
  public double value(Window window) {
    double high = window.at(Field.HIGH, 0);
    double low = window.at(Field.LOW, 0);
    return high == low ? 0 : (2 * window.at(Field.CLOSE, 0) - high - low) / (high - low);
  }
}
