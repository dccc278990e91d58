package dev.holdout.strategies.bench;

/** Answers that are known beforehand. */
final class Expected {

  private Expected() {}

  /**
   * @param within absolute
   * @return what is wrong; empty if nothing
   */
  static String number(String name, double expected, double found, double within) {
    return Math.abs(found - expected) <= within
        ? ""
        : "%s is %s; it must be %s".formatted(name, found, expected);
  }

  static String count(String name, long expected, long found) {
    return found == expected
        ? ""
        : "%s: %,d were found; there must be %,d".formatted(name, found, expected);
  }

  /** The first that is not empty. */
  static String first(String... faults) {
    for (String fault : faults) {
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    return "";
  }
}
