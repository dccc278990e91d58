package dev.holdout.reports.returns;

import dev.holdout.reports.chart.Bars;
import dev.holdout.reports.chart.Lines;
import dev.holdout.reports.chart.Plot;
import dev.holdout.reports.chart.Scale;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.run.Luck.Histogram;

/**
 * All trials' Sharpe ratios with luck's best among them, and the winner's rank on unseen halves.
 */
final class LuckCharts {

  private final ReturnsResult result;
  private final Shown shown;

  private LuckCharts(ReturnsResult result, Shown shown) {
    this.result = result;
    this.shown = shown;
  }

  static Html html(ReturnsResult result, Shown shown) {
    LuckCharts charts = new LuckCharts(result, shown);
    if (result.trialSharpes().counts().isEmpty() && result.logits().counts().isEmpty()) {
      return Html.of(
          "<p class=\"see\">No chart of the trials: {}. No chart of the halves: {}.</p>",
          shown.text("trialSharpes.reason"),
          shown.text("logits.reason"));
    }
    return Html.of("<div class=\"row c2\">{}{}</div>", charts.trials(), charts.halves());
  }

  private Html trials() {
    Histogram cells = result.trialSharpes();
    Html title = Html.of("All {} trials", shown.count("selected.columns"));
    if (cells.counts().isEmpty()) {
      return figure(title, shown.text("trialSharpes.reason"), Html.EMPTY);
    }
    Plot plot = histogram(cells, Double.NaN, "Histogram of the Sharpe ratios of all trials");
    boolean annual = result.source().periodsPerYear().isDefined();
    String chosen = annual ? "performance.sharpe" : "inference.sharpe_period";
    Double luck = result.figure("expected_maximum").value();
    Double mine = result.figure(annual ? "sharpe" : "sharpe_period").value();
    Html byLuck = Html.of("luck alone {}", shown.ratio("selection.expected_maximum"));
    mark(plot, cells, luck, "kz", 0.02, byLuck);
    mark(plot, cells, mine, "k1", 0.16, Html.of("judged {}", shown.ratio(chosen)));
    Html see =
        luck == null
            ? Html.of(
                "What luck alone reaches is not known: {}.",
                shown.reason("selection.expected_maximum"))
            : Html.of(
                "The luckiest of {} trials without skill would reach {}; the judged one has {}.",
                shown.count("selected.trials"),
                shown.ratio("selection.expected_maximum"),
                shown.ratio(chosen));
    String axis = "Sharpe ratio " + (annual ? "a year" : "a period") + " · height: trials";
    return figure(title, see, plot.axes(axis).html());
  }

  private Html halves() {
    Histogram cells = result.logits();
    Html title = new Html("Does the winner of one half win the other?");
    if (cells.counts().isEmpty()) {
      return figure(title, Html.of("Not defined: {}.", shown.text("logits.reason")), Html.EMPTY);
    }
    Plot plot =
        histogram(cells, 0, "Histogram of the logits of the winner's rank on unseen halves");
    mark(plot, cells, 0.0, "kz", 0.02, new Html("median of the field"));
    Html see =
        Html.of(
            "In {} of all splits the best trial of one half ended in the lower half of the other"
                + " (orange).",
            shown.percent("selection.pbo"));
    return figure(title, see, plot.axes("logit of the winner’s rank · height: splits").html());
  }

  private static Html figure(Html title, Html see, Html chart) {
    return Html.of("<figure><h3>{}</h3><p class=\"see\">{}</p>{}</figure>", title, see, chart);
  }

  private static Plot histogram(Histogram cells, double lower, String what) {
    long most = cells.counts().stream().mapToLong(Long::longValue).max().orElse(1);
    Scale heights = Scale.covering(0, Math.max(1, most) * 1.15, 4);
    Plot plot = new Plot(what, 170).labelWidth(44).vertical(heights, 0);
    Bars.histogram(
        plot,
        cells.counts(),
        cells.low(),
        cells.high(),
        lower,
        heights,
        Scale.exactly(cells.low(), cells.high(), 6));
    return plot.horizontal(Bars.ticks(cells.low(), cells.high(), 6));
  }

  private static void mark(
      Plot plot, Histogram cells, Double value, String colour, double top, Html words) {
    if (value == null || value < cells.low() || value > cells.high()) {
      return;
    }
    double x = (value - cells.low()) / (cells.high() - cells.low());
    plot.draw("%s", Lines.straight("mark " + colour, x * 1000, top * 1000, x * 1000, 1000));
    plot.tag(x, top, x > 0.5 ? Plot.Anchor.RIGHT : Plot.Anchor.LEFT, words);
  }
}
