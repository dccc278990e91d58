package dev.holdout.strategies.trials;

/**
 * The two lines that make a row: what its neighbours share (study, data, span, run), written once
 * above them, and what is its own.
 */
final class RowText {

  /** Column names, for people; part of every segment's head. */
  static final String COLUMNS =
      """
      # batch: first row, rows, bytes, hash of what stands before, remark, check
      # trials: first row, study hash, code, data, from, to, study, run, command, at, check
      # row, state, seeds, sharpe, configuration hash, configuration, periods, skewness, kurtosis, \
      net return, max drawdown, curve, why, check
      # end: hash of the batch, check
      """;

  static final String SHARED = "trials";
  static final int SHARED_FIELDS = 11;
  private static final int OWN_FIELDS = 13;

  private RowText() {}

  /** What {@code row} shares with its neighbours; {@code number} is its own. */
  static byte[] shared(long number, TrialRow row) {
    TrialKey key = row.key();
    return Fields.line(
        SHARED,
        Long.toString(number),
        key.study(),
        key.code(),
        key.data(),
        key.from(),
        key.to(),
        row.studyName(),
        row.run(),
        row.command(),
        row.at());
  }

  /** Whether two rows stand below the same shared line. */
  static boolean alike(TrialRow one, TrialRow other) {
    TrialKey a = one.key();
    TrialKey b = other.key();
    return a.study().equals(b.study())
        && a.code().equals(b.code())
        && a.data().equals(b.data())
        && a.from().equals(b.from())
        && a.to().equals(b.to())
        && one.studyName().equals(other.studyName())
        && one.run().equals(other.run())
        && one.command().equals(other.command())
        && one.at().equals(other.at());
  }

  static byte[] own(long number, TrialRow row) {
    TrialFigures f = row.figures();
    return Fields.line(
        Long.toString(number),
        row.state().name(),
        Integer.toString(row.seeds()),
        f == null ? "" : Double.toString(f.sharpe()),
        row.key().configuration(),
        row.configurationText(),
        f == null ? "" : Integer.toString(f.periods()),
        f == null ? "" : Double.toString(f.skewness()),
        f == null ? "" : Double.toString(f.kurtosis()),
        f == null ? "" : Double.toString(f.netReturn()),
        f == null ? "" : Double.toString(f.maxDrawdown()),
        f == null ? "" : f.curve(),
        row.why());
  }

  /**
   * The row of two lines.
   *
   * @throws IllegalArgumentException if they make none: they were changed
   */
  static TrialRow parse(String[] shared, String[] own) {
    if (shared.length != SHARED_FIELDS || own.length != OWN_FIELDS) {
      throw new IllegalArgumentException(
          "%d and %d fields; %d and %d make a row"
              .formatted(shared.length, own.length, SHARED_FIELDS, OWN_FIELDS));
    }
    TrialState state = TrialState.valueOf(own[1]);
    return new TrialRow(
        new TrialKey(shared[2], own[4], shared[3], shared[4], shared[5], shared[6]),
        shared[7],
        own[5],
        shared[8],
        shared[9],
        shared[10],
        state,
        Integer.parseInt(own[2]),
        state.hasFigures() ? figures(own) : null,
        own[12]);
  }

  private static TrialFigures figures(String[] own) {
    return new TrialFigures(
        Integer.parseInt(own[6]),
        Double.parseDouble(own[3]),
        Double.parseDouble(own[7]),
        Double.parseDouble(own[8]),
        Double.parseDouble(own[9]),
        Double.parseDouble(own[10]),
        own[11]);
  }
}
