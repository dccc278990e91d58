package dev.holdout.engine.doctor;

import java.util.Locale;

/**
 * A mistake that was found, and how to mend it.
 *
 * @param mistake which it is
 * @param what was seen, in a sentence without its full stop
 * @param where file and line of the program, such as {@code Train.java:42}; {@code unknown} where
 *     the engine was not called by a program
 * @param value what was measured; its unit stands in {@code what}
 * @param limit up to where it would have been no finding, or from where on, as {@code what} says
 * @param remedy the line to write, as code
 * @param when it was found
 */
public record Diagnosis(
    Mistake mistake,
    String what,
    String where,
    double value,
    double limit,
    String remedy,
    When when) {

  /**
   * A moment of the training.
   *
   * @param step of the optimisers together, from 0
   * @param epoch as the last loader numbered it; −1 before one did
   */
  public record When(long step, int epoch) {
    @Override
    public String toString() {
      return epoch < 0 ? "step " + step : "epoch " + epoch + ", step " + step;
    }
  }

  /** Three lines: where and what it is, what was seen, the line to write. */
  @Override
  public String toString() {
    return "%s: %s (%s)%n    %s; value %s, limit %s%n    change: %s"
        .formatted(where, mistake.title(), when, what, number(value), number(limit), remedy);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
