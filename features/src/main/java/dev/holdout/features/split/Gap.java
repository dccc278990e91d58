package dev.holdout.features.split;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Nanos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What lies between a training span and the span that judges it.
 *
 * @param purge the longest a label is meant to last; 0 or more
 * @param embargo a further distance, for what labels do not show; 0 or more
 */
record Gap(Duration purge, Duration embargo) {

  /** Twice as long still counts in nanoseconds; a longer one is mistyped. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  Gap {
    List<BadInput.Fault> faults = new ArrayList<>();
    requireSound("purge", purge, faults);
    requireSound("embargo", embargo, faults);
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
  }

  private static void requireSound(String name, Duration value, List<BadInput.Fault> faults) {
    if (value.isNegative()) {
      faults.add(
          new BadInput.Fault(
              name + " is " + value + ", which lets the test span begin before training has ended",
              "folds." + name,
              name + ": 0 or more"));
    }
    if (value.compareTo(LONGEST) > 0) {
      faults.add(
          new BadInput.Fault(
              name + " is " + value + ", which is longer than a century",
              "folds." + name,
              name + ": the longest that a label lasts"));
    }
  }

  long nanos() {
    return Math.addExact(Nanos.of(purge), Nanos.of(embargo));
  }

  /** The last instant at which a label may end when the judging span begins at {@code from}. */
  long latestLabelEnd(long from) {
    return from - Nanos.of(embargo) - 1;
  }

  @Override
  public String toString() {
    return "a purge of " + text(purge) + " and an embargo of " + text(embargo);
  }

  /** {@code 12h30m}: as a study writes it. */
  static String text(Duration length) {
    return length.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
