package dev.holdout.reports;

import dev.holdout.reports.returns.ReturnsResult;
import dev.holdout.reports.returns.ReturnsResult.Curve;
import dev.holdout.reports.returns.ReturnsResult.Group;
import dev.holdout.reports.returns.ReturnsResult.Row;
import dev.holdout.reports.returns.ReturnsResult.Source;
import dev.holdout.reports.returns.ReturnsResult.Trial;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.Luck.Histogram;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Judged returns made by hand: every state that the page has. */
final class SampleReturns {

  private static final int ROWS = 400;

  private SampleReturns() {}

  /** A result in which everything is defined that can be. */
  static ReturnsResult of(String name, int trials, boolean dates) {
    return result(name, trials, dates, true);
  }

  /** A result of trials that never moved. */
  static ReturnsResult undefined() {
    return result("flat", 2, false, false);
  }

  private static ReturnsResult result(String name, int trials, boolean dates, boolean defined) {
    List<Trial> rows = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      rows.add(
          new Trial(
              i == 0 ? name : "t" + i,
              figure(defined, 0.8 - i * 0.03),
              Figure.of(0.2513 - i * 0.01),
              Figure.of(-0.1 - i * 0.001),
              figure(defined, 0.87 / (i + 1))));
    }
    boolean many = trials > 1 && defined;
    return new ReturnsResult(
        new Source(
            "0.1.0",
            List.of("my " + name + ".csv"),
            ROWS,
            dates ? "2020-01-01" : "",
            dates ? LocalDate.of(2020, 1, 1).plusDays(ROWS - 1).toString() : "",
            false,
            "",
            dates ? Figure.of(365) : Figure.undefined("no dates: pass --periods-per-year"),
            dates ? "taken from the dates" : "no dates"),
        new ReturnsResult.Selected(name, 1, trials, trials),
        groups(defined, many, dates),
        rows,
        many
            ? new Histogram(-1, 1.5, List.of(1L, 4L, 9L, 3L, 1L), "")
            : Histogram.none("fewer than two trials have a Sharpe ratio"),
        many
            ? new Histogram(-2, 2, List.of(10L, 20L, 30L, 10L), "")
            : Histogram.none("one trial: pass all that were tried, one column each"),
        curve(dates, trials > 2 ? "t1, the median trial" : ""),
        many ? List.of("\"t1\" and \"t2\" are equal in every row") : List.of(),
        List.of(
            "N is the columns: if more were tried, say how many.", "No benchmark: one is needed."));
  }

  private static Figure figure(boolean defined, double value) {
    return defined ? Figure.of(value) : Figure.undefined("fewer than two returns, or all the same");
  }

  private static List<Group> groups(boolean defined, boolean many, boolean year) {
    return List.of(
        new Group(
            "performance",
            "Performance",
            List.of(
                row("total_return", Form.PERCENT, Figure.of(0.25134), ""),
                row("cagr", Form.PERCENT, year ? Figure.of(0.1234) : none(), ""),
                row("sharpe", Form.RATIO, figure(defined && year, 0.7963), "a year"),
                row("max_drawdown", Form.PERCENT, Figure.of(-0.17654), ""),
                row("max_underwater", Form.COUNT, Figure.of(343), "periods"))),
        new Group("tail", "Tail", List.of(row("var", Form.DAY_PERCENT, Figure.of(-0.0161), ""))),
        new Group("relative", "Beside", List.of(row("beta", Form.RATIO, none(), ""))),
        new Group(
            "inference",
            "How sure?",
            List.of(
                row("sharpe_period", Form.RATIO, figure(defined, 0.05), ""),
                row("sharpe_low", Form.RATIO, figure(defined, -0.56), "a year, 95 %"),
                row("sharpe_high", Form.RATIO, figure(defined, 2.17), "a year, 95 %"))),
        new Group(
            "selection",
            "Luck?",
            List.of(
                row("expected_maximum", Form.RATIO, figure(many, 0.947), "of all"),
                row("dsr", Form.PROBABILITY, figure(defined, 0.42), "N"),
                row("luck_times", Form.RATIO, figure(defined, 57.96), ""),
                row("pbo", Form.PROBABILITY, figure(many, 0.395), "12,870 splits"),
                row("spa", Form.PROBABILITY, figure(defined, 0.004), "against 0"))));
  }

  private static Figure none() {
    return Figure.undefined("pass --periods-per-year");
  }

  private static Row row(String name, Form form, Figure value, String note) {
    return new Row(name, "The " + name, form, value, note, "formula of " + name);
  }

  private static Curve curve(boolean dates, String rival) {
    double[] selected = new double[ROWS];
    double[] other = new double[rival.isEmpty() ? 0 : ROWS];
    double[] drawdown = new double[ROWS];
    double high = 1;
    for (int t = 0; t < ROWS; t++) {
      selected[t] = 1 + t * 0.0006 + Math.sin(t / 20.0) * 0.08;
      high = Math.max(high, selected[t]);
      drawdown[t] = selected[t] / high - 1;
      if (!rival.isEmpty()) {
        other[t] = 1 + Math.cos(t / 30.0) * 0.05;
      }
    }
    List<String> at =
        dates
            ? IntStream.range(0, ROWS)
                .mapToObj(t -> LocalDate.of(2020, 1, 1).plusDays(t).toString())
                .toList()
            : List.of();
    return new Curve(at, selected, other, rival, drawdown);
  }

  /** The curve as the file that the test of printed values reads. */
  static List<String> equity(ReturnsResult result) {
    List<String> lines = new ArrayList<>(List.of("at,selected,rival"));
    Curve curve = result.curve();
    for (int t = 0; t < curve.selected().length; t++) {
      lines.add(
          (curve.at().isEmpty() ? "" : curve.at().get(t) + "T00:00:00Z")
              + ","
              + curve.selected()[t]
              + ","
              + (curve.hasRival() ? curve.rival()[t] : 0));
    }
    return lines;
  }
}
