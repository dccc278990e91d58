package dev.holdout.reports.section;

import dev.holdout.reports.chart.Bars;
import dev.holdout.reports.chart.Lines;
import dev.holdout.reports.chart.Plot;
import dev.holdout.reports.chart.Scale;
import dev.holdout.reports.chart.Tick;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.FoldRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Training against test, fold by fold: Sharpe ratios as dumbbells; where folds are too short for
 * them, mean net returns; beside it the net PnL of each fold.
 */
final class FoldChart {

  private FoldChart() {}

  static boolean hasSharpe(RunView run) {
    return run.results().folds().stream().anyMatch(fold -> fold.sharpeTest().isDefined());
  }

  static Html html(RunView run) {
    boolean sharpe = hasSharpe(run);
    Html left = sharpe ? dumbbells(run, true) : hasMean(run) ? dumbbells(run, false) : Html.EMPTY;
    return left.text().isEmpty()
        ? Html.of("<div class=\"row\">{}</div>", pnl(run))
        : Html.of("<div class=\"row c2\">{}{}</div>", left, pnl(run));
  }

  private static boolean hasMean(RunView run) {
    return run.results().folds().stream().anyMatch(fold -> fold.meanTest().isDefined());
  }

  private static Html dumbbells(RunView run, boolean sharpe) {
    List<FoldRow> folds = run.results().folds();
    Function<FoldRow, Figure> training = sharpe ? FoldRow::sharpeTraining : FoldRow::meanTraining;
    Function<FoldRow, Figure> test = sharpe ? FoldRow::sharpeTest : FoldRow::meanTest;
    double unit = sharpe ? 1 : 1e4;
    double[] all =
        folds.stream()
            .flatMap(fold -> Stream.of(training.apply(fold), test.apply(fold)))
            .filter(Figure::isDefined)
            .mapToDouble(figure -> figure.orThrow() * unit)
            .toArray();
    Scale scale =
        Scale.covering(
            Math.min(0, Arrays.stream(all).min().orElse(0)),
            Math.max(0, Arrays.stream(all).max().orElse(1)),
            5);
    String measure = sharpe ? "annual Sharpe ratio, net" : "mean net return a decision, bp";
    Plot plot =
        new Plot(
                "Dumbbell chart of "
                    + folds.size()
                    + " folds: "
                    + measure
                    + ", in training and in test",
                210)
            .labelWidth(44)
            .vertical(scale, 0);
    for (int i = 0; i < folds.size(); i++) {
      dumbbell(
          plot,
          (i + 0.5) / folds.size() * 1000,
          training.apply(folds.get(i)),
          test.apply(folds.get(i)),
          unit,
          scale);
    }
    return Html.of(
        "<figure><h3>{}{}</h3><p class=\"see\">{}</p><ul class=\"leg\"><li class=\"pt\"><i"
            + " class=\"kr\"></i>training span</li><li class=\"pt\"><i class=\"k1\"></i>test"
            + " span</li></ul>{}</figure>",
        sharpe
            ? "Sharpe ratio by fold: in training and in test"
            : "Mean net return a decision: in training and in test",
        run.mark(),
        sentence(run, sharpe),
        plot.horizontal(ticks(folds)).axes("fold · vertical: " + measure).html());
  }

  private static void dumbbell(
      Plot plot, double x, Figure training, Figure test, double unit, Scale scale) {
    if (training.isDefined() && test.isDefined()) {
      plot.draw(
          "%s",
          Lines.straight(
              "kr", x, scale.at(training.orThrow() * unit), x, scale.at(test.orThrow() * unit)));
    }
    if (training.isDefined()) {
      plot.draw("%s", Lines.dot("sm kr", x, scale.at(training.orThrow() * unit)));
    }
    if (test.isDefined()) {
      plot.draw("%s", Lines.dot("k1", x, scale.at(test.orThrow() * unit)));
    }
  }

  private static Html sentence(RunView run, boolean sharpe) {
    Shown shown = run.shown();
    if (!shown.isDefined("foldSummary.medianTraining")
        || !shown.isDefined("foldSummary.medianTest")) {
      return Html.of("No median over the folds: {}.", reasonOfMedian(run));
    }
    Function<String, Html> form = sharpe ? shown::ratio : shown::basisPoints;
    Html error =
        shown.isDefined("foldSummary.standardError")
            ? Html.of(
                " One fold has a standard error of about {}: single folds say little.",
                form.apply("foldSummary.standardError"))
            : Html.of(
                " How far one fold may stray is not known: {}.",
                shown.reason("foldSummary.standardError"));
    return Html.of(
        "Median {} in training becomes {} in test.{}",
        form.apply("foldSummary.medianTraining"),
        form.apply("foldSummary.medianTest"),
        error);
  }

  private static Html reasonOfMedian(RunView run) {
    String name =
        run.shown().isDefined("foldSummary.medianTest")
            ? "foldSummary.medianTraining"
            : "foldSummary.medianTest";
    return run.shown().reason(name);
  }

  private static Html pnl(RunView run) {
    List<FoldRow> folds = run.results().folds();
    double[] amounts = folds.stream().mapToDouble(FoldRow::netPnl).toArray();
    Scale scale =
        Scale.covering(
            Math.min(0, Arrays.stream(amounts).min().orElse(0)),
            Math.max(0, Arrays.stream(amounts).max().orElse(1)),
            5);
    Plot plot =
        new Plot("Bars: net PnL of each of " + Numbers.counted(folds.size(), "fold"), 210)
            .labelWidth(52)
            .vertical(scale, 0);
    Bars.signed(plot, amounts, scale);
    return Html.of(
        "<figure><h3>Net PnL by fold <small>{}</small>{}</h3><p class=\"see\">{} of {} {};"
            + " all folds together made {}.</p><ul class=\"leg\"><li class=\"box\"><i"
            + " class=\"k1\"></i>gain</li><li class=\"box\"><i"
            + " class=\"k2\"></i>loss</li></ul>{}</figure>",
        run.currency(),
        run.mark(),
        run.shown().count("foldSummary.gaining"),
        run.shown().counted("oos.folds", "fold"),
        run.results().foldSummary().gaining() == 1 ? "gains" : "gain",
        run.shown().pnl("oos.netPnl"),
        plot.horizontal(ticks(folds))
            .axes("fold · vertical: net PnL, " + run.results().subject().currency())
            .html());
  }

  private static List<Tick> ticks(List<FoldRow> folds) {
    int every = Math.max(1, (folds.size() + 19) / 20);
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < folds.size(); i += every) {
      boolean optional = folds.size() > 10 && (i / every) % 2 == 1;
      ticks.add(new Tick((i + 0.5) / folds.size(), String.valueOf(folds.get(i).fold()), optional));
    }
    return ticks;
  }
}
