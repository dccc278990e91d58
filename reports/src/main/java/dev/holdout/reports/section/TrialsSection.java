package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Section 7: how many times was this data asked, and what else was tried? */
final class TrialsSection implements ReportSection {

  private static final int SHOWN = 8;
  private static final int MOST_STUDIES = 40;

  @Override
  public String id() {
    return "trials";
  }

  @Override
  public String title() {
    return "Every trial";
  }

  @Override
  public String question() {
    return "How many times was this data asked, and what else was tried?";
  }

  @Override
  public Html body(RunView run) {
    Trials trials = run.results().trials();
    Html best =
        trials.rows().isEmpty()
            ? RunView.nothing(new Html("No trial finished, so there is no table."))
            : table(run, trials);
    return Html.of("{}{}{}{}{}", count(run), ledger(run), studies(run), best, whole());
  }

  private static Html count(RunView run) {
    Trials trials = run.results().trials();
    String since = run.manifest().ledger().since();
    return Html.of(
        "<p class=\"see{}\">{}{} {} {}.{} {} were aborted and {} never took a position; all of them"
            + " count.</p>",
        trials.complete() ? "" : " warn",
        trials.complete() ? Html.EMPTY : new Html("! "),
        run.shown().count("trials.count"),
        trials.count() == 1 ? "trial" : "trials",
        run.shown().text("trials.scope"),
        since.isEmpty()
            ? Html.EMPTY
            : Html.of(
                " The first look at this data was on {}.",
                run.shown().day("manifest.ledger.since")),
        run.shown().count("trials.aborted"),
        run.shown().count("trials.flat"));
  }

  /** The chain's state; in the warning colour when it does not hold. */
  private static Html ledger(RunView run) {
    Trials trials = run.results().trials();
    boolean trusted = trials.ledger().intact();
    Html head =
        run.manifest().ledger().head().isEmpty()
            ? Html.EMPTY
            : Html.of(
                " It had {} rows when this run was judged; its last hash is <span"
                    + " class=\"mono\">{}</span>.",
                run.shown().count("manifest.ledger.rows"),
                run.shown().hash("manifest.ledger.head"));
    return Html.of(
        "<p class=\"see{}\">{}The ledger’s chain of hashes: {}.{}</p>",
        trusted ? "" : " warn",
        trusted ? Html.EMPTY : new Html("! "),
        run.shown().text("trials.ledger.chain"),
        head);
  }

  private static Html studies(RunView run) {
    List<Trials.StudyCount> studies = run.results().trials().studies();
    if (studies.isEmpty()) {
      return Html.EMPTY;
    }
    Table table =
        run.table("Trials by study")
            .column("Study", Kind.TEXT)
            .column("Trials", Kind.NUMBER)
            .column("Aborted", Kind.NUMBER)
            .column("Never took a position", Kind.NUMBER);
    Shown shown = run.shown();
    for (int i = 0; i < Math.min(MOST_STUDIES, studies.size()); i++) {
      String name = "trials.studies." + i + ".";
      table.row(
          shown.text(name + "study"),
          shown.count(name + "trials"),
          shown.count(name + "aborted"),
          shown.count(name + "flat"));
    }
    table.total(
        new Html("All"),
        shown.count("trials.count"),
        shown.count("trials.aborted"),
        shown.count("trials.flat"));
    return studies.size() > MOST_STUDIES
        ? Html.of(
            "{}<p class=\"see\">The first forty studies; all of them: {}.</p>",
            table.html(),
            new Html("<span class=\"mono\">./holdout trials list</span>"))
        : table.html();
  }

  private static Html whole() {
    return new Html(
        "<p class=\"see\">Every trial of this run, stopped and failed ones too: <a"
            + " href=\"trials.csv\">trials.csv</a> beside this file. Every trial of every run:"
            + " <span class=\"mono\">./holdout trials list</span>.</p>");
  }

  private static Html table(RunView run, Trials trials) {
    boolean sharpe = trials.rows().stream().anyMatch(row -> row.sharpe().isDefined());
    boolean drawdown = trials.rows().stream().anyMatch(row -> row.maxDrawdown().isDefined());
    List<Integer> rows = shown(trials);
    int more = moreDecimals(trials, rows);
    Table table =
        run.table(
            caption(trials, rows), Html.of("score: {}", run.shown().text("trials.scoreName")));
    table.column("Trial", Kind.SORTED_TEXT);
    trials.parameters().forEach(name -> table.column(name, Kind.SORTED));
    table.column("Seeds", Kind.NUMBER).column("Score", Kind.SORTED);
    if (sharpe) {
      table.column("Sharpe, net", Kind.SORTED);
    }
    if (drawdown) {
      table
          .column("Net PnL, " + run.results().subject().currency(), Kind.SORTED)
          .column("Drawdown", Kind.SORTED);
    }
    table.column("Folds that chose it", Kind.SORTED).column("State", Kind.SORTED_TEXT);
    for (int i : rows) {
      Html[] cells = cells(run, i, more, sharpe, drawdown);
      if (trials.rows().get(i).chosenIn() > 0) {
        table.chosenRow(cells);
      } else {
        table.row(cells);
      }
    }
    return table.html();
  }

  /** The best eight and every one that a fold chose, wherever its score stands. */
  private static List<Integer> shown(Trials trials) {
    return IntStream.range(0, trials.rows().size())
        .filter(i -> i < SHOWN || trials.rows().get(i).chosenIn() > 0)
        .boxed()
        .toList();
  }

  private static String caption(Trials trials, List<Integer> rows) {
    if (rows.size() == trials.rows().size()) {
      return "All trials, the best first";
    }
    return rows.size() > SHOWN ? "The best eight, and every chosen one" : "The best eight";
  }

  private static int moreDecimals(Trials trials, List<Integer> rows) {
    return trials
        .scoreForm()
        .moreDecimals(
            rows.stream()
                .map(i -> trials.rows().get(i).score())
                .filter(Figure::isDefined)
                .map(Figure::orThrow)
                .toList());
  }

  private static Html[] cells(RunView run, int i, int more, boolean sharpe, boolean drawdown) {
    Trials trials = run.results().trials();
    Shown shown = run.shown();
    String name = "trials.rows." + i + ".";
    List<Html> cells = new ArrayList<>();
    cells.add(Html.of("<span class=\"mono\">{}</span>", shown.text(name + "id")));
    for (int p = 0; p < trials.parameters().size(); p++) {
      cells.add(shown.text(name + "values." + p));
    }
    cells.add(shown.count(name + "seeds"));
    cells.add(shown.by(trials.scoreForm(), more, name + "score"));
    if (sharpe) {
      cells.add(shown.ratio(name + "sharpe"));
    }
    if (drawdown) {
      cells.add(shown.pnl(name + "netPnl"));
      cells.add(shown.percent(name + "maxDrawdown"));
    }
    cells.add(shown.count(name + "chosenIn"));
    cells.add(shown.text(name + "state"));
    return cells.toArray(Html[]::new);
  }
}
