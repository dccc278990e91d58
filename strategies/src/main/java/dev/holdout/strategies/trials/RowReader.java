package dev.holdout.strategies.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/** Whole rows of one segment. */
final class RowReader {

  private final Reading.Part part;
  private final LongPredicate wanted;

  /**
   * @param wanted numbers of the rows to read
   */
  RowReader(Reading.Part part, LongPredicate wanted) {
    this.part = part;
    this.wanted = wanted;
  }

  Stream<TrialRow> rows() {
    int length = (int) part.length();
    try {
      return rows(LedgerFolder.read(part.segment().file(), new byte[0], length), length).stream();
    } catch (IOException cause) {
      throw new UncheckedIOException("trial ledger " + part.segment().file(), cause);
    }
  }

  private List<TrialRow> rows(byte[] bytes, int length) {
    List<TrialRow> rows = new ArrayList<>();
    String[] shared = null;
    int to;
    for (int from = 0; from < length; from = to + 1) {
      to = Lines.newline(bytes, from, length);
      if (Lines.startsWith(bytes, from, to, RowText.SHARED + "\t")) {
        shared = Fields.split(bytes, from, to);
        continue;
      }
      long number = Lines.number(bytes, from, Lines.tab(bytes, from, to));
      if (shared != null && number > 0 && wanted.test(number)) {
        try {
          rows.add(RowText.parse(shared, Fields.split(bytes, from, to)));
        } catch (IllegalArgumentException changed) {
          continue; // the chain names it
        }
      }
    }
    return rows;
  }
}
