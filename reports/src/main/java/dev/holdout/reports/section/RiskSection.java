package dev.holdout.reports.section;

import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.Risk;
import java.util.ArrayList;
import java.util.List;

/** Section 8: how bad did it get, and when? */
final class RiskSection implements ReportSection {

  @Override
  public String id() {
    return "risk";
  }

  @Override
  public String title() {
    return "Risk and drawdowns";
  }

  @Override
  public String question() {
    return "How bad did it get, and when?";
  }

  @Override
  public Html body(RunView run) {
    Risk risk = run.results().risk();
    if (risk.periods().isEmpty()) {
      return RunView.nothing(Html.of("No period to show: {}.", run.shown().reason("oos.netPnl")));
    }
    boolean wide = risk.figures().stream().anyMatch(entry -> !entry.value().isDefined());
    return Html.of(
        "{}<div class=\"row {}\">{}{}</div>",
        risk.period().equals("month") ? months(run) : cells(run),
        wide ? "" : "c57",
        figures(run),
        drawdowns(run));
  }

  private static Html caption(RunView run) {
    String period = run.results().risk().period();
    return Html.of(
        "% of the account at the {}’s start · {} of {} gain",
        period,
        run.shown().count("risk.gaining"),
        Html.of("{} {}s", run.shown().size("risk.periods"), period));
  }

  /** Days or weeks, side by side. */
  private static Html cells(RunView run) {
    List<Risk.Period> periods = run.results().risk().periods();
    List<Html> heads = new ArrayList<>();
    List<Html> values = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      heads.add(
          Html.of("<th scope=\"col\">{}</th>", run.shown().day("risk.periods." + i + ".start")));
      values.add(cell(run, i, Numbers.dayPercent(periods.get(i).netReturn())));
    }
    return Html.of(
        "<div class=\"scroll\"><table class=\"heat\"><caption>Return by {}, net"
            + " <small>{}</small>{}</caption>"
            + "<thead><tr>{}</tr></thead><tbody><tr>{}</tr></tbody></table></div>",
        run.results().risk().period(),
        caption(run),
        run.mark(),
        Html.join(heads),
        Html.join(values));
  }

  /** Months as a table of years. */
  private static Html months(RunView run) {
    List<Risk.Period> periods = run.results().risk().periods();
    int first = Integer.parseInt(periods.getFirst().start().substring(0, 4));
    int last = Integer.parseInt(periods.getLast().start().substring(0, 4));
    Html[][] grid = new Html[last - first + 1][12];
    for (int i = 0; i < periods.size(); i++) {
      String start = periods.get(i).start();
      int year = Integer.parseInt(start.substring(0, 4)) - first;
      grid[year][Integer.parseInt(start.substring(5, 7)) - 1] =
          cell(run, i, Numbers.signedPercent(periods.get(i).netReturn()));
    }
    List<Html> rows = new ArrayList<>();
    for (int year = 0; year < grid.length; year++) {
      List<Html> cells = new ArrayList<>();
      for (Html cell : grid[year]) {
        cells.add(cell == null ? new Html("<td><span class=\"sr\">no data</span></td>") : cell);
      }
      rows.add(Html.of("<tr><th scope=\"row\">{}</th>{}</tr>", first + year, Html.join(cells)));
    }
    List<Html> heads =
        List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
            .stream()
            .map(month -> Html.of("<th scope=\"col\">{}</th>", month))
            .toList();
    return Html.of(
        "<div class=\"scroll\"><table class=\"heat\"><caption>Return by month, net"
            + " <small>{}</small>{}</caption><thead><tr><th scope=\"col\"><span"
            + " class=\"sr\">Year</span></th>{}</tr></thead><tbody>{}</tbody></table></div>",
        caption(run),
        run.mark(),
        Html.join(heads),
        Html.join(rows));
  }

  private static Html cell(RunView run, int i, String text) {
    double largest =
        run.results().risk().periods().stream()
            .mapToDouble(period -> Math.abs(period.netReturn()))
            .max()
            .orElse(1);
    double value = run.results().risk().periods().get(i).netReturn();
    long strength = largest == 0 ? 0 : Math.round(4 + 42 * Math.abs(value) / largest);
    return Html.of(
        "<td style=\"--h:{}%\" class=\"{}\">{}</td>",
        strength,
        value < 0 ? "hl" : value > 0 ? "hg" : "",
        Shown.cell("risk.periods." + i + ".netReturn", text));
  }

  private static Html figures(RunView run) {
    List<Risk.Entry> figures = run.results().risk().figures();
    boolean reasons = figures.stream().anyMatch(entry -> !entry.value().isDefined());
    Table table =
        run.table("Risk in numbers")
            .column("Statistic", Kind.TEXT)
            .column("Value", Kind.NUMBER)
            .headHidden();
    if (reasons) {
      table.column("Why it is not defined", Kind.NOTE);
    }
    for (int i = 0; i < figures.size(); i++) {
      String name = "risk.figures." + i;
      Html title = run.shown().text(name + ".name");
      Html value = run.shown().by(figures.get(i).form(), name + ".value");
      if (!reasons) {
        table.row(title, value);
      } else if (figures.get(i).value().isDefined()) {
        table.row(title, value, Html.EMPTY);
      } else {
        table.row(title, value, run.shown().reason(name + ".value"));
      }
    }
    return table.html();
  }

  private static Html drawdowns(RunView run) {
    List<Risk.Drawdown> drawdowns = run.results().risk().drawdowns();
    if (drawdowns.isEmpty()) {
      return RunView.nothing(new Html("The account was never below a high."));
    }
    Table table =
        run.table("The five deepest drawdowns", new Html("UTC"))
            .column("From", Kind.TEXT)
            .column("Lowest", Kind.NUMBER)
            .column("Recovered", Kind.NUMBER)
            .column("Depth", Kind.NUMBER)
            .column("Length", Kind.NUMBER);
    boolean days = drawdowns.stream().anyMatch(drawdown -> drawdown.seconds() > 30 * 86_400);
    for (int i = 0; i < drawdowns.size(); i++) {
      String name = "risk.drawdowns." + i + ".";
      table.row(
          instant(run, name + "from", days),
          instant(run, name + "lowest", days),
          drawdowns.get(i).recovered() == null
              ? new Html("not yet")
              : instant(run, name + "recovered", days),
          run.shown().dayPercent(name + "depth"),
          Html.of("<span class=\"nw\">{}</span>", run.shown().seconds(name + "seconds")));
    }
    return table.html();
  }

  private static Html instant(RunView run, String name, boolean days) {
    return Html.of(
        "<span class=\"nw\">{}</span>", days ? run.shown().day(name) : run.shown().minute(name));
  }
}
