package dev.holdout.features.audit;

import dev.holdout.marketdata.time.Nanos;

/**
 * A past that changed when only the future did.
 *
 * @param component the first stage, in pipeline order, whose bits differ
 * @param instant of the decision, UTC epoch nanoseconds
 * @param scramble how the future was changed
 * @param where in the component, {@code row 812, feature LogReturn(5)}
 */
public record Finding(String component, long instant, Scramble scramble, String where) {

  @Override
  public String toString() {
    return "%s saw the future of %s: with %s it differs at %s"
        .formatted(component, Nanos.iso(instant), scramble, where);
  }
}
