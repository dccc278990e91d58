package dev.holdout.reports.run;

import java.util.List;

/**
 * What the same pipeline made of data of which the answer is known: nothing to find, something
 * planted, and the same once more.
 *
 * @param placebos runs on data without anything to find
 * @param oracle runs on data with a planted edge
 * @param sameBytes one fold made again from raw data
 * @param trainings of all controls together; they are no trials
 */
public record Controls(Placebos placebos, Oracle oracle, SameBytes sameBytes, long trainings) {

  /** No control was run. */
  public static Controls none(String reason) {
    Figure not = Figure.undefined(reason);
    return new Controls(
        new Placebos("score", Form.RATIO, not, not, 0, not, 0.05, List.of(), reason),
        new Oracle("", List.of(), not, reason),
        new SameBytes(not, 0, 0, "", reason),
        0);
  }

  /**
   * Runs on data without anything to find, each through the same features, search and backtest.
   *
   * @param scoreName what the scores are: {@code annual Sharpe ratio, net}
   * @param scoreForm how scores are printed
   * @param own this study's score
   * @param rank of this study among the placebos and itself, 1 the best, at most count + 1
   * @param count of placebos
   * @param threshold score that no more than {@code falseAlarm} of the placebos exceed
   * @param falseAlarm share of placebos that may look better than the threshold, a fraction
   * @param rows one a placebo
   * @param reason why there are none; empty when there are
   */
  public record Placebos(
      String scoreName,
      Form scoreForm,
      Figure own,
      Figure rank,
      long count,
      Figure threshold,
      double falseAlarm,
      List<Placebo> rows,
      String reason) {
    public Placebos {
      rows = List.copyOf(rows);
      requireReason("placebos", rows, reason);
    }
  }

  /**
   * One run on data without anything to find.
   *
   * @param kind {@code surrogate} or {@code shuffled targets}
   * @param number within its kind, from 1
   * @param score in {@link Placebos#scoreName}
   * @param netPnl after costs, in currency
   * @param timing net PnL less what its average position would have earned, a fraction of the
   *     account
   * @param closedTrades round trips
   */
  public record Placebo(
      String kind, long number, Figure score, double netPnl, Figure timing, long closedTrades) {}

  /**
   * Runs on the same surrogates with an edge planted in them.
   *
   * @param definition of the planted edge and of being found, a clause
   * @param strengths from the weakest to the strongest
   * @param strengthFound95 information coefficient from which 95 % of the runs find the edge
   * @param reason why there are none; empty when there are
   */
  public record Oracle(
      String definition, List<Strength> strengths, Figure strengthFound95, String reason) {
    public Oracle {
      strengths = List.copyOf(strengths);
      requireReason("oracle strengths", strengths, reason);
    }
  }

  /**
   * The runs of one strength.
   *
   * @param planted information coefficient: correlation of the signal with the next return
   * @param measured the same, measured in the data that was made
   * @param runs at this strength
   * @param found of them: money was earned, and the score exceeds that of every surrogate
   * @param share found as a fraction of runs
   * @param medianScore of the runs
   */
  public record Strength(
      double planted, Figure measured, long runs, long found, Figure share, Figure medianScore) {
    public Strength {
      if (found < 0 || found > runs) {
        throw new IllegalArgumentException(
            "the edge was found in " + found + " of " + runs + " runs; it cannot be in more");
      }
    }
  }

  /**
   * One fold, drawn by seed, made again from raw data.
   *
   * @param fold which one
   * @param values compared
   * @param differing of them
   * @param what was compared, a clause
   * @param reason why it was not done; empty when it was
   */
  public record SameBytes(Figure fold, long values, long differing, String what, String reason) {}

  private static void requireReason(String what, List<?> rows, String reason) {
    if (rows.isEmpty() == reason.isBlank()) {
      throw new IllegalArgumentException(
          "%s are either there or have a reason for not being; there are %d, reason \"%s\""
              .formatted(what, rows.size(), reason));
    }
  }
}
