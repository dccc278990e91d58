package dev.holdout.reports.section;

import dev.holdout.reports.chart.Bars;
import dev.holdout.reports.chart.Lines;
import dev.holdout.reports.chart.Plot;
import dev.holdout.reports.chart.Scale;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.Controls;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Each placebo as a dot at its score, a lane a kind, with this study's line and the threshold. */
final class PlaceboChart {

  /** More placebos than this are not all listed: 60 rows are some 30 kB. */
  private static final int MOST_ROWS = 60;

  /** More dots than this are set on a grid and drawn once a place: a chart stays below 40 kB. */
  private static final int MOST_DOTS = 400;

  private static final double GOLDEN = 0.6180339887498949;

  private final RunView run;
  private final Controls.Placebos placebos;
  private final Shown shown;

  private PlaceboChart(RunView run) {
    this.run = run;
    this.placebos = run.results().controls().placebos();
    this.shown = run.shown();
  }

  static Html html(RunView run) {
    PlaceboChart chart = new PlaceboChart(run);
    if (chart.placebos.rows().isEmpty()) {
      return Html.of(
          "<figure><h3>Placebo runs{}</h3><p class=\"see\">No placebo run: {}.</p></figure>",
          run.mark(),
          run.shown().text("controls.placebos.reason"));
    }
    return Html.of(
        "<figure><h3>{} placebo runs{}</h3><p class=\"see\">{}</p>{}</figure>",
        run.shown().count("controls.placebos.count"),
        run.mark(),
        chart.sentence(),
        chart.dots());
  }

  private Html sentence() {
    String name = "controls.placebos.";
    Html rank =
        shown.isDefined(name + "rank")
            ? Html.of(
                "Among {} placebos and itself this study ranks {}.",
                shown.count(name + "count"),
                shown.count(name + "rank"))
            : Html.of("This study has no rank among them: {}.", shown.reason(name + "rank"));
    Html threshold =
        shown.isDefined(name + "threshold")
            ? Html.of(
                " Without anything to find, no more than {} of the runs exceed {}.",
                shown.wholePercent(name + "falseAlarm"),
                shown.by(placebos.scoreForm(), name + "threshold"))
            : Html.of(" There is no threshold: {}.", shown.reason(name + "threshold"));
    Html coarse =
        placebos.rows().size() > MOST_DOTS
            ? new Html(" Runs at almost the same place are one dot.")
            : Html.EMPTY;
    return Html.of("{}{}{}{}", rank, threshold, undefined(), coarse);
  }

  /** The first placebo without a score, for all of them. */
  private Html undefined() {
    for (int i = 0; i < placebos.rows().size(); i++) {
      if (!placebos.rows().get(i).score().isDefined()) {
        return Html.of(
            " A run without a score is not drawn: {}.",
            shown.reason("controls.placebos.rows." + i + ".score"));
      }
    }
    return Html.EMPTY;
  }

  private Html dots() {
    List<String> kinds = placebos.rows().stream().map(Controls.Placebo::kind).distinct().toList();
    Scale across = across();
    Plot plot =
        new Plot(
                "Dots at the scores of the placebo runs, with this study's line: "
                    + placebos.scoreName(),
                170)
            .labelWidth(4);
    boolean many = placebos.rows().size() > MOST_DOTS;
    double column = many ? 10 : 2;
    Set<String> drawn = new HashSet<>();
    for (Controls.Placebo row : placebos.rows()) {
      if (row.score().isDefined()) {
        double lane = kinds.indexOf(row.kind());
        double within = (row.number() * GOLDEN) % 1;
        within = many ? Math.rint(within * 6) / 6 : within;
        double y = 230 + (lane + 0.3 + 0.62 * within) / kinds.size() * 750;
        String dot =
            Lines.dot("sm kr", column * Math.rint(across.along(row.score().orThrow()) / column), y);
        if (drawn.add(dot)) {
          plot.draw("%s", dot);
        }
      }
    }
    lanes(plot, kinds);
    line(plot, across, placebos.threshold(), "kz da", 0.02, "threshold");
    line(plot, across, placebos.own(), "k1", 0.12, "own");
    boolean share =
        placebos.scoreForm() == Form.PERCENT || placebos.scoreForm() == Form.DAY_PERCENT;
    return plot.horizontal(
            Bars.ticks(across.low(), across.high(), 6, share ? 100 : 1, share ? "%" : ""))
        .axes(placebos.scoreName() + " · a dot: one placebo run")
        .html();
  }

  private static void lanes(Plot plot, List<String> kinds) {
    for (int i = 0; i < kinds.size(); i++) {
      double top = 230 + i * 750.0 / kinds.size();
      plot.draw("%s", Lines.straight("kg", 0, top, 1000, top));
      plot.tag(
          0,
          top / 1000 + 0.01,
          Plot.Anchor.LEFT,
          Html.of("<span class=\"band\">{}</span>", kinds.get(i)));
    }
  }

  private void line(
      Plot plot, Scale across, Figure value, String classes, double top, String which) {
    if (!value.isDefined()) {
      return;
    }
    double x = across.along(value.orThrow());
    plot.draw("%s", Lines.straight("mark " + classes, x, top * 1000, x, 1000));
    plot.tag(
        x / 1000,
        top,
        x > 500 ? Plot.Anchor.RIGHT : Plot.Anchor.LEFT,
        Html.of(
            "{} {}",
            which.equals("own") ? "this study" : "threshold",
            shown.by(placebos.scoreForm(), "controls.placebos." + which)));
  }

  private Scale across() {
    double[] all =
        Stream.concat(
                placebos.rows().stream().map(Controls.Placebo::score),
                Stream.of(placebos.own(), placebos.threshold()))
            .filter(Figure::isDefined)
            .mapToDouble(Figure::orThrow)
            .toArray();
    double low = DoubleStream.of(all).min().orElse(0);
    double high = DoubleStream.of(all).max().orElse(1);
    return Scale.around(low, high, 6);
  }

  /** The dots as a table. */
  static Html table(RunView run) {
    Controls.Placebos placebos = run.results().controls().placebos();
    if (placebos.rows().isEmpty()) {
      return Html.EMPTY;
    }
    Table table =
        run.table("Placebo runs")
            .column("Kind", Kind.TEXT)
            .column("Number", Kind.SORTED)
            .column("Score", Kind.SORTED)
            .column("Net PnL, " + run.results().subject().currency(), Kind.SORTED)
            .column("Timing, % of account", Kind.SORTED)
            .column("Closed trades", Kind.SORTED);
    Shown shown = run.shown();
    for (int i = 0; i < Math.min(MOST_ROWS, placebos.rows().size()); i++) {
      String name = "controls.placebos.rows." + i + ".";
      table.row(
          shown.text(name + "kind"),
          shown.count(name + "number"),
          shown.by(placebos.scoreForm(), name + "score"),
          shown.pnl(name + "netPnl"),
          shown.signedPercent(name + "timing"),
          shown.count(name + "closedTrades"));
    }
    List<Html> notes = new ArrayList<>();
    notes.add(
        Html.of(
            "Score: {}. Timing: net PnL less what the average position would have earned.",
            shown.text("controls.placebos.scoreName")));
    if (placebos.rows().size() > MOST_ROWS) {
      notes.add(new Html(" The first sixty; all of them stand in results.json."));
    }
    return Html.of(
        "<details><summary>The placebo runs as a table</summary><p"
            + " class=\"see\">{}</p>{}</details>",
        Html.join(notes),
        table.html());
  }
}
