package dev.holdout.reports.section;

import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.format.Times;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.EquityRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The account chart as a table under a fold-out: the last row of each day, month or quarter. */
final class AccountTable {

  private AccountTable() {}

  static Html html(RunView run) {
    List<EquityRow> rows = run.equity();
    long days =
        Duration.between(Times.instant(rows.getFirst().at()), Times.instant(rows.getLast().at()))
            .toDays();
    String period = days <= 40 ? "day" : days <= 365 ? "month" : "quarter";
    String currency = run.results().subject().currency();
    Table table =
        run.table("Account value at each " + period + "'s end", run.currency())
            .column("Until (UTC)", Kind.TEXT)
            .column("Policy, net", Kind.NUMBER)
            .column("Before costs", Kind.NUMBER)
            .column(run.results().comparison().best() + ", net", Kind.NUMBER)
            .column("Buy and hold", Kind.NUMBER)
            .column("Drawdown", Kind.NUMBER);
    for (int i : lastOfEach(rows, period)) {
      EquityRow row = rows.get(i);
      String name = "equity." + i + ".";
      table.row(
          Shown.cell(name + "at", Times.minute(row.at())),
          Shown.cell(name + "net", Numbers.amount(row.net())),
          Shown.cell(name + "beforeCosts", Numbers.amount(row.beforeCosts())),
          amount(name + "baseline", row.baseline()),
          amount(name + "buyAndHold", row.buyAndHold()),
          Shown.cell(name + "drawdown", Numbers.percent(row.drawdown())));
    }
    return Html.of(
        "<details><summary>These lines as a table ({} ends, {})</summary>{}</details>",
        period,
        currency,
        table.html());
  }

  private static Html amount(String name, Double value) {
    return value == null
        ? new Html("<span class=\"mut\">none</span>")
        : Shown.cell(name, Numbers.amount(value));
  }

  private static List<Integer> lastOfEach(List<EquityRow> rows, String period) {
    List<Integer> last = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean ends =
          i == rows.size() - 1
              || !key(rows.get(i).at(), period).equals(key(rows.get(i + 1).at(), period));
      if (ends) {
        last.add(i);
      }
    }
    return last;
  }

  private static String key(String at, String period) {
    String day = Times.day(at);
    return switch (period) {
      case "day" -> day;
      case "month" -> day.substring(0, 7);
      default -> day.substring(0, 4) + "-" + (Integer.parseInt(day.substring(5, 7)) - 1) / 3;
    };
  }
}
