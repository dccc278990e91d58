package dev.holdout.reports.section;

import dev.holdout.reports.chart.Lines;
import dev.holdout.reports.chart.Plot;
import dev.holdout.reports.chart.Scale;
import dev.holdout.reports.chart.Thinned;
import dev.holdout.reports.chart.TimeTicks;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.format.Times;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.run.EquityRow;
import dev.holdout.reports.run.FoldRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Account value and drawdown, out of sample, on one time axis, with the test spans as bands. */
final class AccountChart {

  /** More bands than this carry no numbers. */
  private static final int MOST_NUMBERS = 24;

  private final RunView run;
  private final List<EquityRow> rows;
  private final double[] places;
  private final Instant from;
  private final Instant to;

  private AccountChart(RunView run) {
    this.run = run;
    this.rows = run.equity();
    this.from = Times.instant(rows.getFirst().at());
    this.to = Times.instant(rows.getLast().at());
    this.places = rows.stream().mapToDouble(row -> place(row.at())).toArray();
  }

  /** One line of the chart. */
  private record Line(String name, Html label, String classes, String column, double[] values) {}

  static Html html(RunView run) {
    if (run.equity().size() < 2) {
      return RunView.nothing(
          new Html("No account chart: equity.csv holds fewer than two rows, so there is no line."));
    }
    return new AccountChart(run).chart();
  }

  private double place(String at) {
    double span = Duration.between(from, to).toMillis();
    double part = span == 0 ? 0 : Duration.between(from, Times.instant(at)).toMillis() / span;
    return Math.clamp(part, 0, 1);
  }

  private Html chart() {
    List<Line> lines = lines();
    Scale scale = scale(lines);
    int last = rows.size() - 1;
    return Html.of(
        "<figure class=\"row account\"><h3>Account value, out of sample <small>{}{} · <span"
            + " class=\"when\">{}</span></small>{}</h3><p class=\"see\">{}</p>{}{}<h3"
            + " class=\"under\">Drawdown, net <small>% below the last"
            + " high</small>{}</h3>{}{}{}</figure>",
        run.currency(),
        scale.logarithmic() ? ", log scale" : "",
        Shown.cell("equity." + last + ".at", Times.minute(rows.getLast().at())),
        run.mark(),
        sentence(),
        legend(lines),
        account(lines, scale),
        run.mark(),
        drawdown(),
        AccountTable.html(run),
        AccountSeries.html(rows));
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(line("policy", new Html("Policy, net"), "k1", "net", EquityRow::net));
    lines.add(
        line(
            "before costs",
            new Html("before costs"),
            "k1 da thin",
            "beforeCosts",
            EquityRow::beforeCosts));
    if (AccountSeries.hasRule(rows)) {
      Html label = Html.of("{}, net", run.shown().text("comparison.best"));
      lines.add(
          line("best simpler rule", label, "k2 thin", "baseline", row -> orNaN(row.baseline())));
    }
    if (AccountSeries.hasHold(rows)) {
      lines.add(
          line(
              "buy and hold",
              new Html("buy and hold"),
              "kr da thin",
              "buyAndHold",
              row -> orNaN(row.buyAndHold())));
    }
    return lines;
  }

  private Line line(
      String name, Html label, String classes, String column, ToDoubleFunction<EquityRow> value) {
    return new Line(name, label, classes, column, rows.stream().mapToDouble(value).toArray());
  }

  private static double orNaN(Double value) {
    return value == null ? Double.NaN : value;
  }

  private static Scale scale(List<Line> lines) {
    double[] all =
        lines.stream()
            .flatMapToDouble(line -> Arrays.stream(line.values))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    return Scale.ofAccount(
        Arrays.stream(all).min().orElse(0), Arrays.stream(all).max().orElse(1), 4);
  }

  private Html legend(List<Line> lines) {
    List<Html> items = new ArrayList<>();
    int last = rows.size() - 1;
    for (Line line : lines) {
      double value = line.values[last];
      Html shown =
          Double.isNaN(value)
              ? new Html(Numbers.UNDEFINED)
              : Shown.cell("equity." + last + "." + line.column, Numbers.amount(value));
      items.add(
          Html.of(
              "<li{}><i class=\"{}\"></i>{} <b>{} {}</b></li>",
              new Html(line.classes.contains("da") ? " class=\"dash\"" : ""),
              line.classes.substring(0, 2),
              line.label,
              shown,
              run.currency()));
    }
    return Html.of("<ul class=\"leg\">{}</ul>", Html.join(items));
  }

  private Html account(List<Line> lines, Scale scale) {
    String result =
        "Line chart of the account value out of sample, from "
            + Times.day(rows.getFirst().at())
            + " to "
            + Times.day(rows.getLast().at())
            + ": the policy after costs ends at "
            + Numbers.amount(rows.getLast().net())
            + " "
            + run.results().subject().currency()
            + ". Arrow keys move through it.";
    Plot plot = new Plot(result, 268).labelWidth(58);
    bands(plot);
    plot.vertical(scale, run.results().subject().account());
    for (Line line : lines.reversed()) {
      plot.draw("%s", Lines.stroke(line.classes, Lines.path(line.values, i -> places[i], scale)));
    }
    plot.draw("<line class=\"cur\" y1=\"0\" y2=\"1000\"/>");
    return plot.horizontal(TimeTicks.between(from, to))
        .attributes(new Html(" data-c=\"series\" tabindex=\"0\""))
        .html();
  }

  private void bands(Plot plot) {
    List<FoldRow> folds = run.results().folds();
    for (int i = 0; i < folds.size(); i++) {
      double left = place(folds.get(i).span().from());
      double right = place(folds.get(i).span().to());
      if (i % 2 == 0) {
        plot.draw("%s", Lines.box("fb", left * 1000, 0, (right - left) * 1000, 1000));
      }
      if (folds.size() <= MOST_NUMBERS) {
        plot.tag(
            (left + right) / 2,
            0.01,
            Plot.Anchor.MIDDLE,
            Html.of("<span class=\"band\">{}</span>", run.shown().count("folds." + i + ".fold")));
      }
    }
  }

  private Html drawdown() {
    double[] values = rows.stream().mapToDouble(EquityRow::drawdown).toArray();
    double deepest = Arrays.stream(values).min().orElse(0);
    Scale scale = Scale.covering(deepest < 0 ? deepest : -0.01, 0, 3);
    Plot plot =
        new Plot("Area chart of the drawdown: the deepest is " + Numbers.percent(deepest), 74)
            .labelWidth(58);
    bandsOnly(plot);
    Function<Double, String> label = value -> Numbers.axis(value * 100, scale.step() * 100) + "%";
    plot.vertical(scale, 0, label::apply);
    plot.draw(
        "<path class=\"dd\" d=\"%s\"/>%s",
        Lines.area(values, i -> places[i], scale, 0),
        Lines.stroke("k2 thin", Lines.path(values, i -> places[i], scale)));
    return plot.horizontal(TimeTicks.between(from, to)).html();
  }

  private void bandsOnly(Plot plot) {
    List<FoldRow> folds = run.results().folds();
    for (int i = 0; i < folds.size(); i += 2) {
      double left = place(folds.get(i).span().from());
      double right = place(folds.get(i).span().to());
      plot.draw("%s", Lines.box("fb", left * 1000, 0, (right - left) * 1000, 1000));
    }
  }

  private Html sentence() {
    Shown shown = run.shown();
    List<Long> best = run.results().foldSummary().bestFolds();
    List<Html> numbers = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      numbers.add(shown.count("foldSummary.bestFolds." + i));
    }
    Html earned =
        best.isEmpty() || !shown.isDefined("foldSummary.bestShareOfGain")
            ? new Html("No fold gains.")
            : Html.of(
                "{} {} {} {} of all gains.",
                best.size() == 1 ? "Fold" : "Folds",
                Words.list(numbers),
                best.size() == 1 ? "earns" : "earn",
                shown.wholePercent("foldSummary.bestShareOfGain"));
    Html thinned =
        Thinned.applies(rows.size())
            ? new Html(" Each pixel column shows its lowest and highest value.")
            : Html.EMPTY;
    return Html.of("{} Bands: {}.{}", earned, shown.counted("oos.folds", "test span"), thinned);
  }
}
