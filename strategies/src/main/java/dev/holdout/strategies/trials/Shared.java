package dev.holdout.strategies.trials;

import java.nio.charset.StandardCharsets;

/**
 * What counting needs of a shared line.
 *
 * @param key study, code, data and span as they are written: the key but for the configuration
 * @param study name of the study
 * @param data hash of the data
 * @param at when the rows below it were written
 */
record Shared(String key, String study, String data, String at) {

  /**
   * What makes two lines alike: all but the number of the row below, and the check. Null when the
   * line does not end as it should.
   */
  static String text(byte[] bytes, int from, int to) {
    int number = from + RowText.SHARED.length() + 1;
    int start = Lines.tab(bytes, number, to) + 1;
    int check = to - Fields.CHECK;
    return start < check && bytes[check - 1] == '\t' && Lines.tab(bytes, check, to) == to
        ? new String(bytes, start, check - start, StandardCharsets.UTF_8)
        : null;
  }

  /** The line's; null when it has not as many fields as it should. */
  static Shared of(byte[] bytes, int from, int to) {
    String[] fields = Fields.split(bytes, from, to);
    return fields.length == RowText.SHARED_FIELDS
        ? new Shared(
            String.join("\t", fields[2], fields[3], fields[4], fields[5], fields[6]),
            fields[7],
            fields[4],
            fields[10])
        : null;
  }
}
