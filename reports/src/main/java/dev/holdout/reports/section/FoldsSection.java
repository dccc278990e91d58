package dev.holdout.reports.section;

import dev.holdout.reports.chart.Bars;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.FoldRow;
import java.util.ArrayList;
import java.util.List;

/** Section 4: does it hold from fold to fold, and how much is lost between training and test? */
final class FoldsSection implements ReportSection {

  /** More folds than this are shown in pages of as many. */
  private static final int PAGE = 40;

  @Override
  public String id() {
    return "folds";
  }

  @Override
  public String title() {
    return "Walk-forward folds";
  }

  @Override
  public String question() {
    return "Does it hold from fold to fold, and how much is lost between training and test?";
  }

  @Override
  public Html body(RunView run) {
    if (run.results().folds().isEmpty()) {
      return RunView.nothing(Html.of("No fold to show: {}.", run.shown().reason("oos.netPnl")));
    }
    return FoldChart.html(run).and(tables(run));
  }

  private static Html tables(RunView run) {
    int folds = run.results().folds().size();
    List<Html> pages = new ArrayList<>();
    for (int from = 0; from < folds; from += PAGE) {
      int to = Math.min(folds, from + PAGE);
      Html table = table(run, from, to);
      pages.add(
          from == 0
              ? table
              : Html.of(
                  "<details><summary>Folds {} to {}</summary>{}</details>",
                  run.shown().count("folds." + from + ".fold"),
                  run.shown().count("folds." + (to - 1) + ".fold"),
                  table));
    }
    return Html.join(pages);
  }

  private static Html table(RunView run, int from, int to) {
    boolean sharpe = FoldChart.hasSharpe(run);
    Table table =
        run.table("Folds", run.shown().text("foldSummary.scheme"))
            .column("Fold", Kind.SORTED)
            .column("Test span (UTC)", Kind.TEXT)
            .column("Net PnL, " + run.results().subject().currency(), Kind.SORTED)
            .column("Net PnL as a bar", Kind.DRAWING)
            .column(sharpe ? "Sharpe, training" : "Mean, training", Kind.SORTED)
            .column(sharpe ? "Sharpe, test" : "Mean, test", Kind.SORTED)
            .column("Orders", Kind.SORTED)
            .column("Costs, " + run.results().subject().currency(), Kind.SORTED)
            .column("Chosen in training", Kind.NOTE);
    List<FoldRow> folds = run.results().folds();
    double largest = folds.stream().mapToDouble(fold -> Math.abs(fold.netPnl())).max().orElse(1);
    for (int i = from; i < to; i++) {
      table.row(row(run, i, sharpe, Bars.cell(folds.get(i).netPnl(), largest)));
    }
    if (to == folds.size()) {
      table.total(total(run, sharpe));
    }
    return table.html();
  }

  private static Html[] row(RunView run, int i, boolean sharpe, Html bar) {
    Shown shown = run.shown();
    String fold = "folds." + i + ".";
    return new Html[] {
      shown.count(fold + "fold"),
      Html.of(
          "<span class=\"nw\">{} → {}</span>",
          instant(run, fold + "from"),
          instant(run, fold + "to")),
      shown.pnl(fold + "netPnl"),
      bar,
      sharpe ? shown.ratio(fold + "sharpeTraining") : shown.basisPoints(fold + "meanTraining"),
      sharpe ? shown.ratio(fold + "sharpeTest") : shown.basisPoints(fold + "meanTest"),
      shown.count(fold + "orders"),
      shown.amount(fold + "costs"),
      shown.text(fold + "chosen")
    };
  }

  /** Days are enough for a long run; its spans begin at midnight or nearly so. */
  private static Html instant(RunView run, String name) {
    return run.isLong() ? run.shown().day(name) : run.shown().minute(name);
  }

  private static Html[] total(RunView run, boolean sharpe) {
    Shown shown = run.shown();
    return new Html[] {
      new Html("All"),
      shown.counted("oos.days", "day"),
      shown.pnl("oos.netPnl"),
      Html.EMPTY,
      Html.EMPTY,
      sharpe ? shown.ratio("oos.sharpe") : Html.EMPTY,
      shown.count("orders.sent"),
      shown.amount("oos.costs"),
      Html.EMPTY
    };
  }
}
