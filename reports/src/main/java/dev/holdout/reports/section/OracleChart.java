package dev.holdout.reports.section;

import dev.holdout.reports.chart.Bars;
import dev.holdout.reports.chart.Lines;
import dev.holdout.reports.chart.Plot;
import dev.holdout.reports.chart.Scale;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.Controls;
import dev.holdout.reports.run.Figure;
import java.util.List;

/** The power curve: how often a planted edge is found, by its strength. */
final class OracleChart {

  private final RunView run;
  private final Controls.Oracle oracle;
  private final Shown shown;

  private OracleChart(RunView run) {
    this.run = run;
    this.oracle = run.results().controls().oracle();
    this.shown = run.shown();
  }

  static Html html(RunView run) {
    OracleChart chart = new OracleChart(run);
    if (chart.oracle.strengths().isEmpty()) {
      return Html.of(
          "<figure><h3>Power to find an edge{}</h3><p class=\"see\">No oracle run:"
              + " {}.</p></figure>",
          run.mark(),
          run.shown().text("controls.oracle.reason"));
    }
    return Html.of(
        "<figure><h3>Power to find an edge{}</h3><p class=\"see\">{}</p>{}</figure>",
        run.mark(),
        chart.sentence(),
        chart.curve());
  }

  private Html sentence() {
    int strongest = oracle.strengths().size() - 1;
    String first = "controls.oracle.strengths.0.";
    Html found =
        shown.isDefined("controls.oracle.strengthFound95")
            ? Html.of(
                "An edge of information coefficient {} and stronger is found in at least 95 % of"
                    + " the runs",
                shown.thousandths("controls.oracle.strengthFound95"))
            : Html.of(
                "No strength is found in at least 95 % of the runs: {}",
                shown.reason("controls.oracle.strengthFound95"));
    String last = "controls.oracle.strengths." + strongest + ".";
    return Html.of(
        "{}. The weakest planted, {}, is found in {} of {}; the strongest, {}, in {} of {}.",
        found,
        shown.thousandths(first + "planted"),
        shown.count(first + "found"),
        shown.counted(first + "runs", "run"),
        shown.thousandths(last + "planted"),
        shown.count(last + "found"),
        shown.count(last + "runs"));
  }

  private Html curve() {
    List<Controls.Strength> strengths = oracle.strengths();
    double widest = strengths.getLast().planted();
    Figure enough = oracle.strengthFound95();
    Scale across =
        Scale.exactly(0, Math.max(widest, enough.isDefined() ? enough.orThrow() : 0) * 1.06, 5);
    Scale heights = new Scale(0, 1, 0.25, false);
    Plot plot =
        new Plot(
                "Line chart: share of runs that find the planted edge, by its strength"
                    + (enough.isDefined()
                        ? "; 95 % from " + Numbers.decimal(enough.orThrow(), 3, false)
                        : ""),
                170)
            .labelWidth(48)
            .vertical(heights, 0, value -> Numbers.wholePercent(value));
    double needed = heights.at(0.95);
    plot.draw("%s", Lines.straight("mark kr da", 0, needed, 1000, needed));
    double[] shares =
        strengths.stream()
            .mapToDouble(s -> s.share().isDefined() ? s.share().orThrow() : Double.NaN)
            .toArray();
    plot.draw(
        "%s",
        Lines.stroke(
            "k1",
            Lines.path(shares, i -> across.along(strengths.get(i).planted()) / 1000, heights)));
    for (int i = 0; i < shares.length; i++) {
      if (!Double.isNaN(shares[i])) {
        plot.draw(
            "%s", Lines.dot("k1", across.along(strengths.get(i).planted()), heights.at(shares[i])));
      }
    }
    if (enough.isDefined()) {
      double x = across.along(enough.orThrow());
      plot.draw("%s", Lines.straight("mark kz", x, needed, x, 1000));
      plot.tag(
          x / 1000,
          0.78,
          x > 500 ? Plot.Anchor.RIGHT : Plot.Anchor.LEFT,
          Html.of("found from {}", shown.thousandths("controls.oracle.strengthFound95")));
    }
    return plot.horizontal(Bars.ticks(across.low(), across.high(), 5))
        .axes("planted information coefficient · vertical: runs that find it")
        .html();
  }

  /** The curve as a table. */
  static Html table(RunView run) {
    Controls.Oracle oracle = run.results().controls().oracle();
    if (oracle.strengths().isEmpty()) {
      return Html.EMPTY;
    }
    Table table =
        run.table("Runs with a planted edge")
            .column("Planted information coefficient", Kind.NUMBER)
            .column("Measured", Kind.NUMBER)
            .column("Runs", Kind.NUMBER)
            .column("Found", Kind.NUMBER)
            .column("Share", Kind.NUMBER)
            .column("Median score", Kind.NUMBER);
    Shown shown = run.shown();
    for (int i = 0; i < oracle.strengths().size(); i++) {
      String name = "controls.oracle.strengths." + i + ".";
      table.row(
          shown.thousandths(name + "planted"),
          shown.thousandths(name + "measured"),
          shown.count(name + "runs"),
          shown.count(name + "found"),
          shown.wholePercent(name + "share"),
          shown.by(run.results().controls().placebos().scoreForm(), name + "medianScore"));
    }
    return Html.of(
        "<details><summary>The power curve as a table</summary><p class=\"see\">What was planted:"
            + " {}.</p>{}</details>",
        shown.text("controls.oracle.definition"),
        table.html());
  }
}
