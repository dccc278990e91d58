package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput;

/** The condition on which columns of two files may stand beside each other. */
final class SamePeriods {

  private static final String REMEDY = "join the files by date yourself, and pass one";

  private SamePeriods() {}

  /**
   * @throws BadInput with the first row that differs
   */
  static void require(RawTable first, RawTable other) {
    if (first.stamps().isEmpty() != other.stamps().isEmpty()) {
      throw new BadInput(
          "%s has dates and %s has none"
              .formatted(
                  first.stamps().isEmpty() ? other.file() : first.file(),
                  first.stamps().isEmpty() ? first.file() : other.file()),
          "",
          "dates in both, or in none");
    }
    int rows = Math.min(first.length(), other.length());
    for (int i = 0; i < rows && !first.stamps().isEmpty(); i++) {
      if (first.stamps().nanos()[i] != other.stamps().nanos()[i]) {
        throw new BadInput(
            "the dates differ: %s here, %s in %s%s"
                .formatted(
                    other.stamps().text(i),
                    first.stamps().text(i),
                    first.file(),
                    first.rows().of(i)),
            other.file() + other.rows().of(i),
            REMEDY);
      }
    }
    if (first.length() != other.length()) {
      throw new BadInput(
          "%s has %d rows and %s has %d"
              .formatted(first.file(), first.length(), other.file(), other.length()),
          "",
          REMEDY);
    }
  }
}
