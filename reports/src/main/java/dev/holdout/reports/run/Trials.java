package dev.holdout.reports.run;

import java.util.List;

/**
 * Section 7: every configuration that was evaluated on this data.
 *
 * @param count of all trials, aborted ones included
 * @param aborted of them
 * @param flat of them: never took a position
 * @param scope what the count covers, a clause: {@code "of this run; earlier looks at this data are
 *     not counted"}
 * @param complete whether a ledger counted them over all runs; false is shown in the warning colour
 * @param scoreName what {@link Row#score} is: {@code mean net return a decision, validation}
 * @param scoreForm how scores are printed
 * @param parameters names of the varied parameters
 * @param rows the best first; eight are shown, and every one that a fold chose
 * @param ledger in which they are counted, as the run saw it
 * @param studies the count by study
 */
public record Trials(
    long count,
    long aborted,
    long flat,
    String scope,
    boolean complete,
    String scoreName,
    Form scoreForm,
    List<String> parameters,
    List<Row> rows,
    Ledger ledger,
    List<StudyCount> studies) {

  public Trials {
    parameters = List.copyOf(parameters);
    rows = List.copyOf(rows);
    studies = List.copyOf(studies);
    for (Row row : rows) {
      if (row.values().size() != parameters.size()) {
        throw new IllegalArgumentException(
            "trial %s has %d values for the %d parameters %s; give one each"
                .formatted(row.id(), row.values().size(), parameters.size(), parameters));
      }
    }
  }

  /**
   * @param id of the trial
   * @param values of the varied parameters, as written by the user
   * @param seeds number of seeds its figures are means over
   * @param score see scoreName
   * @param sharpe annual, net
   * @param netPnl after costs, in currency
   * @param maxDrawdown negative fraction or 0
   * @param chosenIn number of folds whose training span chose it
   * @param state {@code chosen}, {@code scored}, {@code stopped} (by the search, early), {@code
   *     failed}, {@code aborted}
   */
  public record Row(
      String id,
      List<String> values,
      long seeds,
      Figure score,
      Figure sharpe,
      Figure netPnl,
      Figure maxDrawdown,
      long chosenIn,
      String state) {
    public Row {
      values = List.copyOf(values);
    }
  }

  /**
   * The ledger of trials as the run saw it. How long it was and its head stand in the manifest:
   * they differ between equal runs, results do not.
   *
   * @param chain {@code intact}, or what is wrong with it, in words
   * @param intact whether every row follows from the one before
   */
  public record Ledger(String chain, boolean intact) {}

  /**
   * The trials of one study on this data.
   *
   * @param study its name
   * @param trials all of them
   * @param aborted of them
   * @param flat of them: never took a position
   */
  public record StudyCount(String study, long trials, long aborted, long flat) {}
}
