package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.Luck;
import java.util.ArrayList;
import java.util.List;

/** Section 2: is the result more than the best of many tries would give by chance? */
final class LuckSection implements ReportSection {

  @Override
  public String id() {
    return "luck";
  }

  @Override
  public String title() {
    return "How likely is luck?";
  }

  @Override
  public String question() {
    return "Is the result more than the best of many tries would give by chance?";
  }

  @Override
  public Html body(RunView run) {
    Luck luck = run.results().luck();
    if (luck.rows().isEmpty()) {
      return RunView.nothing(new Html("No statistic of luck was asked for in this study."));
    }
    return Html.of("{}{}{}", LuckCharts.html(run), table(run), sources(run));
  }

  private static Html table(RunView run) {
    Table table =
        run.table("Luck in numbers")
            .column("Statistic", Kind.TEXT)
            .column("Value", Kind.NUMBER)
            .column("Limit set before the run", Kind.NUMBER)
            .column("Result", Kind.TEXT)
            .column("Read it as", Kind.NOTE)
            .stacked();
    List<Luck.Row> rows = run.results().luck().rows();
    for (int i = 0; i < rows.size(); i++) {
      Luck.Row row = rows.get(i);
      String name = "luck.rows." + i;
      Shown shown = run.shown();
      table.row(
          shown.text(name + ".statistic"),
          shown.by(row.form(), name + ".value"),
          row.limit().isDefined()
              ? Html.of(
                  "{} {}", shown.text(name + ".limitIs"), shown.by(row.form(), name + ".limit"))
              : new Html("<span class=\"mut\">none</span>"),
          result(run, name, row.result()),
          row.value().isDefined() ? shown.text(name + ".readAs") : shown.reason(name + ".value"));
    }
    return table.html();
  }

  private static Html result(RunView run, String name, String result) {
    Html word = run.shown().text(name + ".result");
    return switch (result) {
      case "met" -> Html.of("<span class=\"ok nw\">✓ {}</span>", word);
      case "not met" -> Html.of("<span class=\"bad nw\">✕ {}</span>", word);
      default -> Html.of("<span class=\"mut\">{}</span>", word);
    };
  }

  private static Html sources(RunView run) {
    List<Html> items = new ArrayList<>();
    items.add(
        new Html(
            "<dt>Times in a hundred (first screen)</dt><dd>One minus the deflated Sharpe ratio. The"
                + " hypothesis held against it: the true Sharpe ratio is the expected maximum of"
                + " all trials counted; returns are taken as independent. It is no probability of"
                + " skill.</dd>"));
    for (int i = 0; i < run.results().luck().rows().size(); i++) {
      items.add(
          Html.of(
              "<dt>{}</dt><dd>{}</dd>",
              run.shown().text("luck.rows." + i + ".statistic"),
              run.shown().text("luck.rows." + i + ".source")));
    }
    return Html.of(
        "<details><summary>Formula, convention and source of each</summary><dl"
            + " class=\"man\">{}</dl></details>",
        Html.join(items));
  }
}
