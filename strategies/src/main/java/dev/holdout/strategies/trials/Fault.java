package dev.holdout.strategies.trials;

/**
 * Something that was done to the ledger after it was written.
 *
 * @param row the first that it concerns
 * @param text what, in words
 */
record Fault(long row, String text) {

  /** {@code row 17}, {@code rows 17 to 48}. */
  static String rows(long first, long last) {
    return first == last ? "row " + first : "rows " + first + " to " + last;
  }

  /** {@code row 17 was}, {@code rows 17 to 48 were}. */
  static String rowsWere(long first, long last) {
    return rows(first, last) + (first == last ? " was" : " were");
  }
}
