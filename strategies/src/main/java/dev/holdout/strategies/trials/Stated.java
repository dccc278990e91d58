package dev.holdout.strategies.trials;

/** Checks of the records' components. */
final class Stated {

  private Stated() {}

  static void notNull(String name, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is null; where there is none, pass \"\"");
    }
  }

  static void text(String name, String value) {
    notNull(name, value);
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is \"" + value + "\"; a trial states it");
    }
  }

  static void finiteOrNan(String name, double value) {
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; pass a number, or NaN for none");
    }
  }
}
