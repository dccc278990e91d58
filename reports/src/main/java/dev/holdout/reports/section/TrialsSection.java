package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.Trials;
import java.util.ArrayList;
import java.util.List;

/** Section 7: how many times was this data asked, and what else was tried? */
final class TrialsSection implements ReportSection {

  private static final int SHOWN = 8;

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
    Html sentence =
        Html.of(
            "<p class=\"see{}\">{}{} {} {}. {} were aborted and {} never took a position; all of"
                + " them count.</p>",
            trials.complete() ? "" : " warn",
            trials.complete() ? Html.EMPTY : new Html("! "),
            run.shown().count("trials.count"),
            trials.count() == 1 ? "trial" : "trials",
            run.shown().text("trials.scope"),
            run.shown().count("trials.aborted"),
            run.shown().count("trials.flat"));
    return trials.rows().isEmpty()
        ? sentence.and(RunView.nothing(new Html("No trial finished, so there is no table.")))
        : sentence.and(table(run, trials));
  }

  private static Html table(RunView run, Trials trials) {
    boolean sharpe = trials.rows().stream().anyMatch(row -> row.sharpe().isDefined());
    int rows = Math.min(SHOWN, trials.rows().size());
    Table table =
        Table.captioned(
            trials.rows().size() > SHOWN ? "The best eight" : "All trials, the best first",
            Html.of("score: {}", run.shown().text("trials.scoreName")));
    table.column("Trial", Kind.TEXT);
    trials.parameters().forEach(name -> table.column(name, Kind.SORTED));
    table.column("Seeds", Kind.NUMBER).column("Score", Kind.SORTED);
    if (sharpe) {
      table.column("Sharpe, net", Kind.SORTED);
    }
    table.column("Folds that chose it", Kind.SORTED).column("State", Kind.NOTE);
    for (int i = 0; i < rows; i++) {
      Html[] cells = cells(run, i, trials, sharpe);
      if (trials.rows().get(i).chosenIn() > 0) {
        table.chosenRow(cells);
      } else {
        table.row(cells);
      }
    }
    return table.html();
  }

  private static Html[] cells(RunView run, int i, Trials trials, boolean sharpe) {
    Shown shown = run.shown();
    String name = "trials.rows." + i + ".";
    List<Html> cells = new ArrayList<>();
    cells.add(Html.of("<span class=\"mono\">{}</span>", shown.text(name + "id")));
    for (int p = 0; p < trials.parameters().size(); p++) {
      cells.add(shown.text(name + "values." + p));
    }
    cells.add(shown.count(name + "seeds"));
    cells.add(shown.by(trials.scoreForm(), name + "score"));
    if (sharpe) {
      cells.add(shown.ratio(name + "sharpe"));
    }
    cells.add(shown.count(name + "chosenIn"));
    cells.add(shown.text(name + "state"));
    return cells.toArray(Html[]::new);
  }
}
