package dev.holdout.strategies.trials;

/**
 * What counting needs of a shared line.
 *
 * @param key study, code, data and span as they are written: the key but for the configuration
 * @param study name of the study
 * @param data hash of the data
 * @param at when the rows below it were written
 */
record Shared(String key, String study, String data, String at) {

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
