package dev.holdout.strategies.trials;

/**
 * What a writer found when it came to append; it stands in the head of its batch, so that mending
 * wipes out no trace.
 *
 * @param fault whether somebody changed the ledger; false for what a stopped writer leaves
 * @param text in words
 */
record Remark(boolean fault, String text) {

  private static final String FAULT = "fault: ";
  private static final String NOTE = "note: ";

  static Remark fault(String text) {
    return new Remark(true, text);
  }

  static Remark note(String text) {
    return new Remark(false, text);
  }

  static Remark of(String written) {
    return written.startsWith(FAULT)
        ? fault(written.substring(FAULT.length()))
        : note(written.startsWith(NOTE) ? written.substring(NOTE.length()) : written);
  }

  String written() {
    return (fault ? FAULT : NOTE) + text;
  }
}
