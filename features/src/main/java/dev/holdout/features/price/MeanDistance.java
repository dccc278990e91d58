package dev.holdout.features.price;

import dev.holdout.features.Feature;
import dev.holdout.features.Needs;
import dev.holdout.features.Parameter;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/**
 * Distance of the close from its mean: {@code ln(close / mean close of the last bars)}, empty bars
 * left out of the mean. Unit: none; 0.01 is about 1 %. Missing when the current bar is empty.
 *
 * @param bars 2 or more
 */
public record MeanDistance(int bars) implements Feature {

  public MeanDistance {
    Parameter.atLeast("MeanDistance", "bars", bars, 2);
  }

  @Override
  public String name() {
    return "MeanDistance(" + bars + ")";
  }

  @Override
  public Needs needs() {
    return Needs.of(bars, Field.CLOSE);
  }

  @Override
  public double value(Window window) {
    double sum = 0;
    int present = 0;
    for (int ago = bars - 1; ago >= 0; ago--) {
      if (!window.isMissing(ago)) {
        sum += window.at(Field.CLOSE, ago);
        present++;
      }
    }
    return StrictMath.log(window.at(Field.CLOSE, 0) / (sum / present));
  }
}
