package dev.holdout.reports.section;

import dev.holdout.reports.chart.Lines;
import dev.holdout.reports.chart.Plot;
import dev.holdout.reports.chart.Scale;
import dev.holdout.reports.chart.Tick;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.run.HistoryRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The chosen trainings of all folds: validation objectives in one chart with their median, and a
 * small chart a fold with training beside validation.
 */
final class TrainingCurves {

  /** Small charts beyond this are left out, and the page says so. */
  private static final int MOST_SMALL = 12;

  private TrainingCurves() {}

  static Html html(RunView run) {
    Map<Integer, List<HistoryRow>> folds = chosen(run);
    double[] all = values(folds, HistoryRow::validation);
    if (all.length == 0) {
      return RunView.nothing(new Html("No curve: history.csv holds no validation objective."));
    }
    List<Double> median = run.results().training().medianValidation();
    int epochs = epochs(folds);
    Scale scale = scale(all);
    Plot plot =
        new Plot(
                "Line chart: objective on the validation span by epoch, "
                    + folds.size()
                    + " folds and their median",
                180)
            .labelWidth(58)
            .vertical(
                scale,
                0,
                value -> Numbers.axis(value * factor(scale), scale.step() * factor(scale)));
    folds
        .values()
        .forEach(rows ->
            plot.draw(
                "%s",
                Lines.stroke("thin kr faint", path(rows, HistoryRow::validation, epochs, scale))));
    double[] middle =
        median.stream().limit(shortest(folds)).mapToDouble(Double::doubleValue).toArray();
    if (middle.length > 1) {
      plot.draw("%s", Lines.stroke("k1", Lines.path(middle, i -> place(i, epochs), scale)));
    }
    return Html.of(
        "<figure><h3>Objective on the validation span{}</h3><p class=\"see\">Each fold is grey;"
            + " their median is blue, as far as all folds go. A dot marks an epoch whose weights"
            + " were kept; higher is better.</p>{}</figure>",
        run.mark(),
        dots(plot, folds, epochs, scale)
            .horizontal(ticks(epochs))
            .axes(
                "epoch · vertical: "
                    + run.results().training().objective()
                    + (factor(scale) == 1 ? "" : ", in 1/10,000"))
            .html());
  }

  private static Plot dots(
      Plot plot, Map<Integer, List<HistoryRow>> folds, int epochs, Scale scale) {
    for (List<HistoryRow> rows : folds.values()) {
      for (HistoryRow row : rows) {
        if (row.best() && row.validation() != null) {
          plot.draw(
              "%s",
              Lines.dot("sm kz", place(row.epoch(), epochs) * 1000, scale.at(row.validation())));
        }
      }
    }
    return plot;
  }

  static Html small(RunView run) {
    Map<Integer, List<HistoryRow>> folds = chosen(run);
    if (values(folds, HistoryRow::training).length == 0) {
      return Html.EMPTY;
    }
    double[] all =
        DoubleStream.concat(
                Arrays.stream(values(folds, HistoryRow::training)),
                Arrays.stream(values(folds, HistoryRow::validation)))
            .toArray();
    Scale scale = scale(all);
    int epochs = epochs(folds);
    List<Html> charts = new ArrayList<>();
    for (Map.Entry<Integer, List<HistoryRow>> fold : folds.entrySet()) {
      if (charts.size() < MOST_SMALL) {
        charts.add(one(fold.getKey(), fold.getValue(), epochs, scale));
      }
    }
    Html rest =
        folds.size() > MOST_SMALL
            ? new Html(" The first twelve are drawn; all are in history.csv.")
            : Html.EMPTY;
    return Html.of(
        "<h3 class=\"t under\">Each fold on the same scale{}</h3><p class=\"see\">Training (grey"
            + " dashes) against validation (blue): a gap that widens is overfitting.{}</p><div"
            + " class=\"small\">{}</div>",
        run.mark(),
        rest,
        Html.join(charts));
  }

  private static Html one(int fold, List<HistoryRow> rows, int epochs, Scale scale) {
    Plot plot =
        new Plot("Fold " + fold + ": objective in training and validation by epoch", 72)
            .labelWidth(0);
    if (scale.low() < 0 && scale.high() > 0) {
      plot.draw("%s", Lines.straight("kg", 0, scale.at(0), 1000, scale.at(0)));
    }
    plot.draw(
        "%s%s",
        Lines.stroke("thin kr da", path(rows, HistoryRow::training, epochs, scale)),
        Lines.stroke("k1", path(rows, HistoryRow::validation, epochs, scale)));
    return Html.of("<figure><h4>Fold {}</h4>{}</figure>", fold, plot.html());
  }

  private static Map<Integer, List<HistoryRow>> chosen(RunView run) {
    return run.history().stream()
        .filter(HistoryRow::chosen)
        .collect(Collectors.groupingBy(HistoryRow::fold, TreeMap::new, Collectors.toList()));
  }

  private static double[] values(
      Map<Integer, List<HistoryRow>> folds, Function<HistoryRow, Double> value) {
    return folds.values().stream()
        .flatMap(List::stream)
        .map(value)
        .filter(number -> number != null)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static Scale scale(double[] values) {
    return Scale.around(
        Arrays.stream(values).min().orElse(0), Arrays.stream(values).max().orElse(1), 4);
  }

  /** Objectives of single decisions are tiny: their labels count ten-thousandths. */
  private static double factor(Scale scale) {
    return scale.step() < 0.001 ? 1e4 : 1;
  }

  private static int epochs(Map<Integer, List<HistoryRow>> folds) {
    return folds.values().stream()
        .flatMap(List::stream)
        .mapToInt(HistoryRow::epoch)
        .max()
        .orElse(0);
  }

  /** Epochs that every fold has: beyond them a median is of ever fewer folds. */
  private static long shortest(Map<Integer, List<HistoryRow>> folds) {
    return folds.values().stream().mapToLong(List::size).min().orElse(0);
  }

  private static double place(int epoch, int epochs) {
    return epochs == 0 ? 0.5 : (double) epoch / epochs;
  }

  private static String path(
      List<HistoryRow> rows, Function<HistoryRow, Double> value, int epochs, Scale scale) {
    double[] values =
        rows.stream()
            .map(value)
            .mapToDouble(number -> number == null ? Double.NaN : number)
            .toArray();
    return Lines.path(values, i -> place(rows.get(i).epoch(), epochs), scale);
  }

  private static List<Tick> ticks(int epochs) {
    List<Tick> ticks = new ArrayList<>();
    int every = Math.max(1, (epochs + 7) / 8);
    for (int epoch = 0; epoch <= epochs; epoch += every) {
      ticks.add(new Tick(place(epoch, epochs), Numbers.count(epoch), false));
    }
    return ticks;
  }
}
