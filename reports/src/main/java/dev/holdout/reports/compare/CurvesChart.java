package dev.holdout.reports.compare;

import dev.holdout.reports.chart.Lines;
import dev.holdout.reports.chart.Plot;
import dev.holdout.reports.chart.Scale;
import dev.holdout.reports.chart.TimeTicks;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.format.Times;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.run.EquityRow;
import dev.holdout.reports.section.RunView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Both accounts on one time axis, as returns on what each began with. */
final class CurvesChart {

  private final List<RunView> runs;
  private final Instant from;
  private final Instant to;

  private CurvesChart(List<RunView> runs) {
    this.runs = runs;
    this.from = runs.stream().map(run -> at(run, 0)).min(Instant::compareTo).orElseThrow();
    this.to =
        runs.stream()
            .map(run -> at(run, run.equity().size() - 1))
            .max(Instant::compareTo)
            .orElseThrow();
  }

  private static Instant at(RunView run, int row) {
    return Times.instant(run.equity().get(row).at());
  }

  static Html html(RunView a, RunView b) {
    if (a.equity().size() < 2 || b.equity().size() < 2) {
      return new Html("<p class=\"see\">No chart: one of the runs has no account to draw.</p>");
    }
    return new CurvesChart(List.of(a, b)).figure();
  }

  private Html figure() {
    double[] first = returns(runs.getFirst());
    double[] second = returns(runs.getLast());
    double[] all = DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    double least = Math.min(0, Arrays.stream(all).min().orElse(0));
    double most = Math.max(0, Arrays.stream(all).max().orElse(1));
    Scale scale = Scale.covering(least, most, 5);
    Plot plot =
        new Plot("Line chart: the net return of both accounts over time", 230)
            .labelWidth(52)
            .vertical(scale, 0, value -> Numbers.axis(value * 100, scale.step() * 100) + "%");
    draw(plot, runs.getLast(), second, "k2 da", scale);
    draw(plot, runs.getFirst(), first, "k1", scale);
    return Html.of(
        "<figure class=\"row\"><div><h3>Both accounts, net{}</h3><p class=\"see\">Return on what"
            + " each account began with, on one time axis.</p><ul class=\"leg\"><li><i"
            + " class=\"k1\"></i>A <b>{}</b></li><li class=\"dash\"><i class=\"k2\"></i>B"
            + " <b>{}</b></li></ul>{}</div></figure>",
        mark(),
        runs.getFirst().shown().signedPercent("oos.netReturn"),
        runs.getLast().shown().signedPercent("oos.netReturn"),
        plot.horizontal(TimeTicks.between(from, to)).html());
  }

  private Html mark() {
    return runs.getFirst().isGenerated() ? runs.getFirst().mark() : runs.getLast().mark();
  }

  private static double[] returns(RunView run) {
    double account = run.results().subject().account();
    return run.equity().stream()
        .mapToDouble(EquityRow::net)
        .map(net -> net / account - 1)
        .toArray();
  }

  private void draw(Plot plot, RunView run, double[] values, String classes, Scale scale) {
    double span = Math.max(1, to.toEpochMilli() - from.toEpochMilli());
    double[] places =
        run.equity().stream()
            .mapToDouble(
                row -> (Times.instant(row.at()).toEpochMilli() - from.toEpochMilli()) / span)
            .toArray();
    plot.draw("%s", Lines.stroke(classes, Lines.path(values, i -> places[i], scale)));
  }
}
