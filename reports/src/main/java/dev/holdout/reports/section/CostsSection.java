package dev.holdout.reports.section;

import dev.holdout.reports.chart.Bars;
import dev.holdout.reports.chart.Lines;
import dev.holdout.reports.chart.Plot;
import dev.holdout.reports.chart.Scale;
import dev.holdout.reports.chart.Tick;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.Costs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Section 5: what did trading cost, did the network know, and how much worse may it get? */
final class CostsSection implements ReportSection {

  @Override
  public String id() {
    return "costs";
  }

  @Override
  public String title() {
    return "Costs, reconciled";
  }

  @Override
  public String question() {
    return "What did trading cost, did the network know, and how much worse may it get?";
  }

  @Override
  public Html body(RunView run) {
    if (run.results().costs().lines().isEmpty()) {
      return RunView.nothing(new Html("No order was filled, so nothing was paid."));
    }
    return Html.of(
        "<div class=\"row c2\">{}{}</div>{}", waterfall(run), curve(run), reconciled(run));
  }

  private static Html waterfall(RunView run) {
    List<Costs.Line> lines = run.results().costs().lines();
    List<double[]> steps = steps(lines);
    double least = steps.stream().mapToDouble(s -> Math.min(s[0], s[1])).min().orElse(0);
    double most = steps.stream().mapToDouble(s -> Math.max(s[0], s[1])).max().orElse(1);
    Table table =
        run.table("From gross to net", run.currency())
            .column("Line", Kind.TEXT)
            .column("Amount", Kind.NUMBER)
            .column("Bar", Kind.DRAWING)
            .headHidden();
    for (int i = 0; i < lines.size(); i++) {
      String name = "costs.lines." + i;
      table.row(
          run.shown().text(name + ".line"),
          run.shown().pnl(name + ".account"),
          Bars.step(steps.get(i)[0], steps.get(i)[1], least, most));
    }
    return table.html();
  }

  /** From and to of each bar: whole ones from zero, costs hang where the one before ended. */
  private static List<double[]> steps(List<Costs.Line> lines) {
    List<double[]> steps = new ArrayList<>();
    double level = 0;
    for (Costs.Line line : lines) {
      double from = line.kind().equals("cost") ? level : 0;
      level = from + line.account();
      steps.add(new double[] {from, level});
    }
    return steps;
  }

  private static Html curve(RunView run) {
    List<Costs.Point> points = run.results().costs().curve();
    if (points.size() < 2) {
      return RunView.nothing(new Html("No curve over higher costs: fewer than two points."));
    }
    double[] values = points.stream().mapToDouble(Costs.Point::netPnl).toArray();
    double widest = points.getLast().multiple();
    double least = Arrays.stream(values).min().orElse(0);
    double most = Arrays.stream(values).max().orElse(1);
    Scale scale = Scale.covering(Math.min(0, least), Math.max(0, most), 4);
    Plot plot =
        new Plot("Line chart: net PnL against the multiple of the stated costs", 190)
            .labelWidth(48)
            .vertical(scale, 0);
    plot.draw(
        "%s",
        Lines.stroke("k1", Lines.path(values, i -> points.get(i).multiple() / widest, scale)));
    for (int i = 0; i < values.length; i++) {
      plot.draw(
          "%s", Lines.dot("sm k1", points.get(i).multiple() / widest * 1000, scale.at(values[i])));
    }
    breakEven(run, plot, widest, scale);
    return Html.of(
        "<figure><h3>If costs were higher{}</h3><p class=\"see\">{}</p>{}{}</figure>",
        run.mark(),
        curveSentence(run),
        plot.horizontal(multiples(widest))
            .axes(
                "costs as a multiple of those stated · vertical: net PnL, "
                    + run.results().subject().currency())
            .html(),
        asNumbers(run, points.size()));
  }

  private static Html asNumbers(RunView run, int points) {
    List<Html> all = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      String name = "costs.curve." + i + ".";
      all.add(
          Html.of(
              "{}: {}", run.shown().multiple(name + "multiple"), run.shown().pnl(name + "netPnl")));
    }
    return Html.of(
        "<details><summary>This line as numbers</summary><p class=\"see\">Net PnL, {}, at a"
            + " multiple of the stated costs: {}.</p></details>",
        run.currency(),
        Html.join(" · ", all));
  }

  private static Html curveSentence(RunView run) {
    Shown shown = run.shown();
    return shown.isDefined("oos.breakEvenMultiple")
        ? Html.of(
            "The same orders break even at {} the stated costs.",
            shown.multiple("oos.breakEvenMultiple"))
        : Html.of("There is no break-even: {}.", shown.reason("oos.breakEvenMultiple"));
  }

  private static void breakEven(RunView run, Plot plot, double widest, Scale scale) {
    Double multiple = run.results().oos().money().breakEvenMultiple().value();
    if (multiple == null || multiple < 0 || multiple > widest) {
      return;
    }
    double x = multiple / widest;
    plot.draw("%s", Lines.dot("kz", x * 1000, scale.at(0)));
    plot.tag(
        x,
        Math.max(0, scale.at(0) / 1000 - 0.12),
        x > 0.6 ? Plot.Anchor.RIGHT : Plot.Anchor.LEFT,
        Html.of("breaks even at {}", run.shown().multiple("oos.breakEvenMultiple")));
  }

  private static List<Tick> multiples(double widest) {
    List<Tick> ticks = new ArrayList<>();
    for (double m = 0; m <= widest + 1e-9; m += 0.5) {
      ticks.add(new Tick(m / widest, Numbers.axis(m, m == Math.rint(m) ? 1 : 0.5) + "×", false));
    }
    return ticks;
  }

  private static Html reconciled(RunView run) {
    Table table =
        run.table("What the network believed, what the account booked", run.currency())
            .column("Line", Kind.TEXT)
            .column("Network", Kind.NUMBER)
            .column("Account", Kind.NUMBER)
            .column("Difference", Kind.NUMBER)
            .column("Why they differ", Kind.NOTE)
            .stacked();
    int lines = run.results().costs().lines().size();
    for (int i = 0; i < lines; i++) {
      String name = "costs.lines." + i;
      Html[] row = {
        run.shown().text(name + ".line"),
        run.shown().cents(name + ".network"),
        run.shown().cents(name + ".account"),
        run.shown().cents(name + ".difference"),
        run.shown().text(name + ".why")
      };
      table.row(row);
    }
    boolean clean = Math.abs(run.results().costs().unexplained()) < 0.005;
    table.total(
        new Html("Unexplained"),
        Html.EMPTY,
        Html.EMPTY,
        run.shown().cents("costs.unexplained"),
        clean
            ? new Html("<span class=\"ok\">✓ every amount is explained</span>")
            : new Html("<span class=\"bad\">✕ must be 0.00</span>"));
    return table.html();
  }
}
