package dev.holdout.reports.section;

import dev.holdout.reports.chart.Bars;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.BaselineRow;
import dev.holdout.reports.run.Comparison;
import java.util.List;

/** Section 6: does a neural network earn its keep against rules anybody could write down? */
final class RulesSection implements ReportSection {

  private static final List<String> INTERVAL =
      List.of("comparison.sharpeLead", "comparison.sharpeLeadLow", "comparison.sharpeLeadHigh");

  @Override
  public String id() {
    return "rules";
  }

  @Override
  public String title() {
    return "Against simpler rules";
  }

  @Override
  public String question() {
    return "Does a neural network earn its keep against rules anybody could write down?";
  }

  @Override
  public Html body(RunView run) {
    if (run.results().baselines().isEmpty()) {
      return RunView.nothing(new Html("No simpler rule was run in this study."));
    }
    return Html.of("<p class=\"see\">{}</p>{}", sentence(run), table(run));
  }

  private static Html sentence(RunView run) {
    Shown shown = run.shown();
    Html pnl =
        shown.isDefined("comparison.pnlLead")
            ? Html.of(
                "Net PnL against {}, the best of the simpler rules: {} {}.",
                shown.text("comparison.best"),
                shown.pnl("comparison.pnlLead"),
                run.currency())
            : Html.of("No rule to compare with: {}.", shown.reason("comparison.pnlLead"));
    Html sharpe =
        INTERVAL.stream().allMatch(shown::isDefined)
            ? Html.of(
                " Difference of the Sharpe ratios: {}, {} interval {} to {}{}.",
                shown.signed("comparison.sharpeLead"),
                shown.wholePercent("oos.sharpeConfidence"),
                shown.signed("comparison.sharpeLeadLow"),
                shown.signed("comparison.sharpeLeadHigh"),
                holdsZero(run) ? ": it holds zero, so neither is shown to be the better" : "")
            : Html.of(
                " The difference of the Sharpe ratios is not defined: {}.",
                shown.reason(undefinedOf(shown)));
    return pnl.and(sharpe).and(ability(shown));
  }

  private static boolean holdsZero(RunView run) {
    Comparison lead = run.results().comparison();
    return lead.sharpeLeadLow().orThrow() <= 0 && lead.sharpeLeadHigh().orThrow() >= 0;
  }

  private static Html ability(Shown shown) {
    return shown.isDefined("comparison.spa")
        ? Html.of(
            " Superior predictive ability against it: p-value {}.",
            shown.probability("comparison.spa"))
        : Html.of(
            " Superior predictive ability is not defined: {}.", shown.reason("comparison.spa"));
  }

  private static String undefinedOf(Shown shown) {
    return INTERVAL.stream().filter(name -> !shown.isDefined(name)).findFirst().orElseThrow();
  }

  private static Html table(RunView run) {
    List<BaselineRow> rows = run.results().baselines();
    boolean intervals = rows.stream().anyMatch(row -> row.sharpeLow().isDefined());
    double least = 0;
    double most = 0;
    double largest = 0;
    for (BaselineRow row : rows) {
      largest = Math.max(largest, Math.abs(row.netPnl()));
      if (row.sharpeLow().isDefined() && row.sharpeHigh().isDefined()) {
        least = Math.min(least, row.sharpeLow().orThrow());
        most = Math.max(most, row.sharpeHigh().orThrow());
      }
    }
    String currency = run.results().subject().currency();
    Table table =
        run.table("Every rule on the same test spans, with the same costs")
            .column("Rule", Kind.TEXT)
            .column("Net PnL, " + currency, Kind.NUMBER)
            .column(intervals ? "Sharpe with its interval" : "Net PnL as a bar", Kind.DRAWING)
            .column("Sharpe, annual", Kind.NUMBER)
            .column("Drawdown", Kind.NUMBER)
            .column("Costs, " + currency, Kind.NUMBER)
            .column("Turnover, × account", Kind.NUMBER);
    for (int i = 0; i < rows.size(); i++) {
      BaselineRow row = rows.get(i);
      Html drawing = intervals ? interval(row, least, most) : Bars.cell(row.netPnl(), largest);
      Html[] cells = cells(run, i, row, drawing);
      if (row.kind().equals("policy")) {
        table.chosenRow(cells);
      } else {
        table.row(cells);
      }
    }
    return table.html().and(reasons(run, rows));
  }

  private static Html interval(BaselineRow row, double least, double most) {
    if (!row.sharpeLow().isDefined() || !row.sharpeHigh().isDefined()) {
      return Html.EMPTY;
    }
    String colour =
        switch (row.kind()) {
          case "policy" -> "k1";
          case "rule" -> "k2";
          default -> "kr";
        };
    return Bars.interval(
        row.sharpeLow().orThrow(),
        row.sharpe().orThrow(),
        row.sharpeHigh().orThrow(),
        least,
        most,
        colour);
  }

  private static Html[] cells(RunView run, int i, BaselineRow row, Html drawing) {
    Shown shown = run.shown();
    String name = "baselines." + i + ".";
    Html sharpe = shown.ratio(name + "sharpe");
    if (row.sharpeLow().isDefined() && row.sharpeHigh().isDefined()) {
      sharpe =
          Html.of(
              "{} <span class=\"mut\">({} to {})</span>",
              sharpe,
              shown.ratio(name + "sharpeLow"),
              shown.ratio(name + "sharpeHigh"));
    }
    return new Html[] {
      shown.text(name + "rule"),
      shown.pnl(name + "netPnl"),
      drawing,
      sharpe,
      shown.percent(name + "maxDrawdown"),
      shown.amount(name + "costs"),
      row.turnover().isDefined() ? shown.decimal(name + "turnover") : shown.ratio(name + "turnover")
    };
  }

  /** Why Sharpe ratios are undefined: each reason once. */
  private static Html reasons(RunView run, List<BaselineRow> rows) {
    StringBuilder seen = new StringBuilder();
    Html notes = Html.EMPTY;
    for (int i = 0; i < rows.size(); i++) {
      String reason = rows.get(i).sharpe().reason();
      if (reason != null && seen.indexOf("\n" + reason + "\n") < 0) {
        seen.append('\n').append(reason).append('\n');
        notes =
            notes.and(
                Html.of(
                    "<p class=\"see\">Sharpe n/a ({}): {}.</p>",
                    run.shown().text("baselines." + i + ".rule"),
                    run.shown().reason("baselines." + i + ".sharpe")));
      }
    }
    return notes;
  }
}
