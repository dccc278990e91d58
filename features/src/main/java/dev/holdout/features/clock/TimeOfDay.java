package dev.holdout.features.clock;

import dev.holdout.features.Window;
import dev.holdout.marketdata.time.Nanos;

/** The time of day at the current bar's close. */
final class TimeOfDay {

  private static final long DAY = Nanos.ofSeconds(86_400);

  private TimeOfDay() {}

  /** Angle on the circle of a UTC day, 0 at midnight, in radians. */
  static double angle(Window window) {
    double share = (double) Math.floorMod(window.closeAt(0), DAY) / DAY;
    return 2 * Math.PI * share;
  }
}
