package dev.holdout.features.volume;

import dev.holdout.features.Feature;
import dev.holdout.features.Needs;
import dev.holdout.features.Parameter;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/**
 * How much more than usual: {@code ln(1 + x / mean x)} with {@code x} the volume of a bar and the
 * mean over the last {@code bars} bars, this one included. 0 in an empty bar, {@code ln 2} when as
 * usual. Unit: none. Missing when all bars are empty.
 *
 * @param bars 2 or more
 */
public record VolumeShock(int bars) implements Feature {

  public VolumeShock {
    Parameter.atLeast("VolumeShock", "bars", bars, 2);
  }

  @Override
  public String name() {
    return "VolumeShock(" + bars + ")";
  }

  @Override
  public Needs needs() {
    return Needs.of(bars, Field.VOLUME);
  }

  @Override
  public double value(Window window) {
    double mean = Totals.of(window, Field.VOLUME) / bars;
    return StrictMath.log1p(window.at(Field.VOLUME, 0) / mean);
  }
}
