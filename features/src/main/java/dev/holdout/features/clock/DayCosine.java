package dev.holdout.features.clock;

import dev.holdout.features.Feature;
import dev.holdout.features.Needs;
import dev.holdout.features.Window;

/**
 * Time of day as a point on a circle, one coordinate of it: {@code cos(2π t)} with {@code t} the
 * share of the UTC day that has passed at the bar's close. Unit: none. Defined in an empty bar. Its
 * twin gives the other coordinate.
 */
public record DayCosine() implements Feature {

  @Override
  public String name() {
    return "DayCosine";
  }

  @Override
  public Needs needs() {
    return Needs.of(1);
  }

  @Override
  public double value(Window window) {
    return StrictMath.cos(TimeOfDay.angle(window));
  }
}
