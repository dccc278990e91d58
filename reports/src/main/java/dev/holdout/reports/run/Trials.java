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
 * @param rows the best first; at most eight are shown
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
    List<Row> rows) {

  public Trials {
    parameters = List.copyOf(parameters);
    rows = List.copyOf(rows);
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
   * @param chosenIn number of folds whose training span chose it
   * @param state {@code chosen}, {@code scored}, {@code aborted}
   */
  public record Row(
      String id,
      List<String> values,
      long seeds,
      Figure score,
      Figure sharpe,
      long chosenIn,
      String state) {
    public Row {
      values = List.copyOf(values);
    }
  }
}
