package dev.holdout.reports.section;

import dev.holdout.reports.chart.Bars;
import dev.holdout.reports.chart.Lines;
import dev.holdout.reports.chart.Plot;
import dev.holdout.reports.chart.Scale;
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
    return Html.of("{}{}{}", charts(run), table(run), sources(run));
  }

  private Html charts(RunView run) {
    Luck luck = run.results().luck();
    if (luck.trialSharpes().counts().isEmpty() && luck.logits().counts().isEmpty()) {
      return Html.of(
          "<p class=\"see\">No chart of the trials: {}. No chart of the halves: {}.</p>",
          run.shown().text("luck.trialSharpes.reason"),
          run.shown().text("luck.logits.reason"));
    }
    return Html.of("<div class=\"row c2\">{}{}</div>", trials(run), halves(run));
  }

  private Html trials(RunView run) {
    Luck.Histogram cells = run.results().luck().trialSharpes();
    Html title = Html.of("All {} trials on this data", run.shown().count("trials.count"));
    if (cells.counts().isEmpty()) {
      return figure(title, run.shown().text("luck.trialSharpes.reason"), Html.EMPTY);
    }
    Plot plot = histogram(cells, Double.NaN, "Histogram of the Sharpe ratios of all trials");
    mark(
        plot,
        cells,
        run.results().luck().expectedMaximum().value(),
        "kz",
        0.02,
        Html.of("luck alone reaches {}", run.shown().ratio("luck.expectedMaximum")));
    mark(
        plot,
        cells,
        run.results().oos().ratio().sharpe().value(),
        "k1",
        0.16,
        Html.of("chosen {}", run.shown().ratio("oos.sharpe")));
    Html see =
        run.shown().isDefined("luck.expectedMaximum")
            ? Html.of(
                "The luckiest of {} trials without skill would reach {}; the chosen one has {}.",
                run.shown().count("trials.count"),
                run.shown().ratio("luck.expectedMaximum"),
                run.shown().ratio("oos.sharpe"))
            : Html.of(
                "What luck alone reaches is not known: {}.",
                run.shown().reason("luck.expectedMaximum"));
    return figure(title, see, plot.axes("annual Sharpe ratio, net · height: trials").html());
  }

  private Html halves(RunView run) {
    Luck.Histogram cells = run.results().luck().logits();
    Html title = new Html("Does the winner of one half win the other?");
    if (cells.counts().isEmpty()) {
      return figure(title, run.shown().text("luck.logits.reason"), Html.EMPTY);
    }
    Plot plot =
        histogram(cells, 0, "Histogram of the logits of the winner's rank on unseen halves");
    mark(plot, cells, 0.0, "kz", 0.02, new Html("median of the field"));
    Html see =
        Html.of(
            "Of {} splits the share {} sent the best trial of one half to the lower half of the"
                + " other (orange).",
            run.shown().count("oos.pboSplits"),
            run.shown().probability("oos.pbo"));
    return figure(title, see, plot.axes("logit of the winner’s rank · height: splits").html());
  }

  private static Html figure(Html title, Html see, Html chart) {
    return Html.of("<figure><h3>{}</h3><p class=\"see\">{}</p>{}</figure>", title, see, chart);
  }

  private static Plot histogram(Luck.Histogram cells, double lower, String result) {
    long most = cells.counts().stream().mapToLong(Long::longValue).max().orElse(1);
    Scale heights = Scale.covering(0, Math.max(1, most) * 1.15, 4);
    Plot plot = new Plot(result, 170).labelWidth(44).vertical(heights, 0);
    Bars.histogram(plot, cells.counts(), cells.low(), cells.high(), lower, heights);
    return plot.horizontal(Bars.ticks(cells.low(), cells.high(), 6));
  }

  private static void mark(
      Plot plot, Luck.Histogram cells, Double value, String colour, double top, Html words) {
    if (value == null || value < cells.low() || value > cells.high()) {
      return;
    }
    double x = (value - cells.low()) / (cells.high() - cells.low());
    plot.draw("%s", Lines.straight("mark " + colour, x * 1000, top * 1000, x * 1000, 1000));
    plot.tag(x, top, x > 0.5 ? Plot.Anchor.RIGHT : Plot.Anchor.LEFT, words);
  }

  private static Html table(RunView run) {
    Table table =
        Table.captioned("Luck in numbers")
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
