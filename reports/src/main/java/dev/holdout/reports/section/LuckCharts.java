package dev.holdout.reports.section;

import dev.holdout.reports.chart.Bars;
import dev.holdout.reports.chart.Lines;
import dev.holdout.reports.chart.Plot;
import dev.holdout.reports.chart.Scale;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Luck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The two histograms of section 2: the Sharpe ratios of all trials, with what luck alone reaches;
 * and the logits of the winner's rank on unseen halves, the lower half of the field in orange.
 */
final class LuckCharts {

  private static final int HEIGHT = 170;

  private final RunView run;
  private final Luck luck;
  private final Shown shown;

  private LuckCharts(RunView run) {
    this.run = run;
    this.luck = run.results().luck();
    this.shown = run.shown();
  }

  static Html html(RunView run) {
    LuckCharts charts = new LuckCharts(run);
    if (charts.luck.trialSharpes().counts().isEmpty() && charts.luck.logits().counts().isEmpty()) {
      return Html.of(
          "<p class=\"see\">No chart of the trials: {}. No chart of the halves: {}.</p>",
          run.shown().text("luck.trialSharpes.reason"),
          run.shown().text("luck.logits.reason"));
    }
    return Html.of("<div class=\"row c2\">{}{}</div>", charts.trials(), charts.halves());
  }

  private Html trials() {
    Luck.Histogram cells = luck.trialSharpes();
    Html title = Html.of("All {} on this data", shown.counted("trials.count", "trial"));
    if (cells.counts().isEmpty()) {
      return none(title, "luck.trialSharpes.reason");
    }
    double[] lines =
        Stream.of(luck.expectedMaximum(), luck.chosen())
            .filter(Figure::isDefined)
            .mapToDouble(Figure::orThrow)
            .toArray();
    Scale across = across(cells, lines);
    Plot plot = histogram(cells, Double.NaN, across, trialsInWords(cells));
    mark(
        plot,
        across,
        luck.expectedMaximum(),
        "kz",
        0.02,
        Html.of("luck alone reaches {}", shown.ratio("luck.expectedMaximum")));
    mark(plot, across, luck.chosen(), "k1", 0.16, Html.of("chosen {}", shown.ratio("luck.chosen")));
    return figure(
        title,
        Html.of("{} {}", bestByLuck(), flat()),
        plot.axes("annual Sharpe ratio, net · height: trials").html(),
        numbers("luck.trialSharpes", cells));
  }

  private String trialsInWords(Luck.Histogram cells) {
    return "Histogram of the annual net Sharpe ratios of all trials, from "
        + Numbers.ratio(cells.low())
        + " to "
        + Numbers.ratio(cells.high())
        + inWords("; luck alone reaches ", luck.expectedMaximum())
        + inWords("; the chosen one has ", luck.chosen());
  }

  private static String inWords(String before, Figure figure) {
    return figure.isDefined() ? before + Numbers.ratio(figure.orThrow()) : "";
  }

  private Html bestByLuck() {
    Html chosen =
        shown.isDefined("luck.chosen")
            ? Html.of("the chosen policy has {}", shown.ratio("luck.chosen"))
            : Html.of("that of the chosen policy is not defined: {}", shown.reason("luck.chosen"));
    return shown.isDefined("luck.expectedMaximum")
        ? Html.of(
            "The luckiest of {} without skill would reach {}; {}.",
            shown.counted("trials.count", "trial"),
            shown.ratio("luck.expectedMaximum"),
            chosen)
        : Html.of(
            "What luck alone reaches is not known: {}; {}.",
            shown.reason("luck.expectedMaximum"),
            chosen);
  }

  private Html flat() {
    return luck.flat() == 0
        ? new Html("Every trial took positions.")
        : Html.of(
            "{} never took a position: counted, but in neither bars nor spread.",
            shown.count("luck.flat"));
  }

  private Html halves() {
    Luck.Histogram cells = luck.logits();
    Html title = new Html("Does the winner of one half win the other?");
    if (cells.counts().isEmpty()) {
      return none(title, "luck.logits.reason");
    }
    Scale across = across(cells, 0);
    Figure overfit = run.results().oos().overfit().pbo();
    Plot plot =
        histogram(
            cells,
            0,
            across,
            "Histogram of the logits of the winner's rank on unseen halves"
                + (overfit.isDefined()
                    ? "; " + Numbers.percent(overfit.orThrow()) + " lie in the lower half"
                    : ""));
    mark(plot, across, Figure.of(0), "kz", 0.02, new Html("median of the field"));
    Html see =
        shown.isDefined("oos.pbo")
            ? Html.of(
                "In {} of {} splits the best trial of one half fell to the lower half of the field"
                    + " in the other (orange).",
                shown.percent("oos.pbo"),
                shown.count("oos.pboSplits"))
            : Html.of("The share of the lower half is not defined: {}.", shown.reason("oos.pbo"));
    return figure(
        title,
        see,
        plot.axes("logit of the winner’s rank · height: splits").html(),
        numbers("luck.logits", cells));
  }

  private Html none(Html title, String reason) {
    return figure(title, Html.of("No chart: {}.", shown.text(reason)), Html.EMPTY, Html.EMPTY);
  }

  private Html figure(Html title, Html see, Html chart, Html numbers) {
    return Html.of(
        "<figure><h3>{}{}</h3><p class=\"see\">{}</p>{}{}</figure>",
        title,
        run.mark(),
        see,
        chart,
        numbers);
  }

  /** The bars for those who want the counts. */
  private Html numbers(String name, Luck.Histogram cells) {
    List<Html> counts = new ArrayList<>();
    IntStream.range(0, cells.counts().size())
        .forEach(i -> counts.add(shown.count(name + ".counts." + i)));
    return Html.of(
        "<details><summary>These bars as numbers</summary><p class=\"see\">{} equal cells from {}"
            + " to {}, from the left: {}.</p></details>",
        shown.size(name + ".counts"),
        shown.ratio(name + ".low"),
        shown.ratio(name + ".high"),
        Html.join(" · ", counts));
  }

  /** An axis that holds all cells and all lines, with a little air around a line. */
  private static Scale across(Luck.Histogram cells, double... lines) {
    double air = (cells.high() - cells.low()) * 0.04;
    double low = DoubleStream.of(lines).map(line -> line - air).min().orElse(cells.low());
    double high = DoubleStream.of(lines).map(line -> line + air).max().orElse(cells.high());
    return Scale.exactly(Math.min(cells.low(), low), Math.max(cells.high(), high), 6);
  }

  private static Plot histogram(Luck.Histogram cells, double lower, Scale across, String result) {
    long most = cells.counts().stream().mapToLong(Long::longValue).max().orElse(1);
    Scale heights = Scale.covering(0, Math.max(1, most) * 1.15, 4);
    Plot plot = new Plot(result, HEIGHT).labelWidth(44).vertical(heights, 0);
    Bars.histogram(plot, cells.counts(), cells.low(), cells.high(), lower, heights, across);
    return plot.horizontal(Bars.ticks(across.low(), across.high(), 6));
  }

  private static void mark(
      Plot plot, Scale across, Figure value, String colour, double top, Html words) {
    if (!value.isDefined()) {
      return;
    }
    double x = across.along(value.orThrow());
    plot.draw("%s", Lines.straight("mark " + colour, x, top * 1000, x, 1000));
    plot.tag(x / 1000, top, x > 500 ? Plot.Anchor.RIGHT : Plot.Anchor.LEFT, words);
  }
}
