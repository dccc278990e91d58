package dev.holdout.reports.returns;

import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.Luck;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every number that {@code holdout stats} prints, by a stable name. Returns are fractions (0.01 is
 * one per cent); the same files and flags give the same bytes.
 *
 * @param source what was read
 * @param selected the trial that is judged: the one with the largest Sharpe ratio
 * @param groups of figures, in reading order
 * @param trials all of them, in the order of their columns
 * @param trialSharpes histogram of their annual Sharpe ratios (a period's, where a year is unknown)
 * @param logits histogram of the logits of the winner's rank on the unseen halves
 * @param curve what the chart draws
 * @param warnings what makes figures weaker than they look, one sentence each
 * @param needs what would have to be known to say more, one sentence each
 */
public record ReturnsResult(
    Source source,
    Selected selected,
    List<Group> groups,
    List<Trial> trials,
    Luck.Histogram trialSharpes,
    Luck.Histogram logits,
    Curve curve,
    List<String> warnings,
    List<String> needs) {

  /** The version of the JSON document's names. */
  public static final int SCHEMA = 1;

  public ReturnsResult {
    groups = List.copyOf(groups);
    trials = List.copyOf(trials);
    warnings = List.copyOf(warnings);
    needs = List.copyOf(needs);
    Set<String> names = new HashSet<>();
    for (Group group : groups) {
      for (Row row : group.rows()) {
        if (!names.add(row.name())) {
          throw new IllegalArgumentException(
              "two figures are called \"" + row.name() + "\"; each needs its own name");
        }
      }
    }
  }

  /**
   * What was read.
   *
   * @param holdout version that judged
   * @param files as the user named them
   * @param rows periods
   * @param from end of the first period, ISO; empty where the files hold no dates
   * @param to end of the last period
   * @param prices whether the returns were made from prices
   * @param benchmark name of its column; empty where there is none
   * @param periodsPerYear rows a year
   * @param periodsKnown {@code as given}, {@code taken from the dates}, or why it is not known
   */
  public record Source(
      String holdout,
      List<String> files,
      long rows,
      String from,
      String to,
      boolean prices,
      String benchmark,
      Figure periodsPerYear,
      String periodsKnown) {
    public Source {
      files = List.copyOf(files);
    }

    public boolean hasDates() {
      return !from.isEmpty();
    }

    public boolean hasBenchmark() {
      return !benchmark.isEmpty();
    }
  }

  /**
   * The trial that is judged.
   *
   * @param name of its column
   * @param column its number, from 1, the benchmark left out
   * @param trials N: how many configurations were tried
   * @param columns how many of them are in the files
   */
  public record Selected(String name, long column, long trials, long columns) {}

  /**
   * Figures that belong together.
   *
   * @param name its key in JSON
   * @param title as a heading
   * @param rows in reading order
   */
  public record Group(String name, String title, List<Row> rows) {
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One figure.
   *
   * @param name its key in JSON, unique in the result
   * @param label as people read it
   * @param form how it is printed
   * @param value itself, or why it is not defined
   * @param note what belongs beside it (lags, interval); may be empty
   * @param source formula, convention and source
   */
  public record Row(
      String name, String label, Form form, Figure value, String note, String source) {}

  /**
   * One trial in figures.
   *
   * @param name of its column
   * @param sharpe a year, or a period where a year is unknown
   * @param totalReturn over all rows
   * @param maxDrawdown at most 0
   * @param psr probability that its true Sharpe ratio is above 0, were it the only trial
   */
  public record Trial(
      String name, Figure sharpe, Figure totalReturn, Figure maxDrawdown, Figure psr) {}

  /**
   * Growth of 1 at the end of each row, and the drawdown of the selected trial.
   *
   * @param at ends of the periods, ISO; empty where there are no dates
   * @param selected of the trial that is judged
   * @param rival of the benchmark, or of the trial in the middle of the Sharpe ratios; empty where
   *     there is neither
   * @param rivalName what the rival is; empty where there is none
   * @param drawdown of the selected trial, at most 0
   */
  public record Curve(
      List<String> at, double[] selected, double[] rival, String rivalName, double[] drawdown) {
    public Curve {
      at = List.copyOf(at);
    }

    public boolean hasRival() {
      return rival.length > 0;
    }
  }

  /** The row of this name. */
  public Optional<Row> row(String name) {
    return groups.stream()
        .flatMap(group -> group.rows().stream())
        .filter(row -> row.name().equals(name))
        .findFirst();
  }

  /** The value of the figure of this name. */
  public Figure figure(String name) {
    return row(name)
        .map(Row::value)
        .orElseThrow(() -> new IllegalArgumentException("no figure is called \"" + name + "\""));
  }
}
