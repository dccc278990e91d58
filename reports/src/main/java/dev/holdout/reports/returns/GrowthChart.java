package dev.holdout.reports.returns;

import dev.holdout.reports.chart.Bars;
import dev.holdout.reports.chart.Lines;
import dev.holdout.reports.chart.Plot;
import dev.holdout.reports.chart.Scale;
import dev.holdout.reports.chart.Thinned;
import dev.holdout.reports.chart.Tick;
import dev.holdout.reports.chart.TimeTicks;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.format.Times;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.returns.ReturnsResult.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Growth of 1 and drawdown of the judged trial, beside the benchmark or the median trial. */
final class GrowthChart {

  private final ReturnsResult result;
  private final Shown shown;
  private final Curve curve;
  private final IntToDoubleFunction place;

  private GrowthChart(ReturnsResult result, Shown shown) {
    this.result = result;
    this.shown = shown;
    this.curve = result.curve();
    int last = curve.selected().length - 1;
    this.place = curve.at().isEmpty() ? i -> (double) i / last : timed(curve.at());
  }

  static Html html(ReturnsResult result, Shown shown) {
    if (result.curve().selected().length < 2) {
      return new Html("<p class=\"see\">No chart: one row makes no line.</p>");
    }
    return new GrowthChart(result, shown).figure();
  }

  private static IntToDoubleFunction timed(List<String> at) {
    Instant from = Times.instant(at.getFirst());
    double span = Duration.between(from, Times.instant(at.getLast())).toMillis();
    double[] places =
        at.stream()
            .mapToDouble(t -> Duration.between(from, Times.instant(t)).toMillis() / span)
            .toArray();
    return i -> places[i];
  }

  private Html figure() {
    Scale scale = scale();
    Html when =
        curve.at().isEmpty()
            ? Html.EMPTY
            : Html.of(
                " · <span class=\"when\">{}</span>",
                Shown.cell("equity." + last() + ".at", Times.minute(curve.at().getLast())));
    return Html.of(
        "<figure class=\"row account\"><h3>Growth of one <small>{}{}</small></h3><p"
            + " class=\"see\">{}</p>{}{}<h3 class=\"under\">Drawdown <small>% below the last"
            + " high</small></h3>{}{}</figure>",
        scale.logarithmic() ? "log scale" : "all returns reinvested",
        when,
        sentence(),
        legend(),
        growth(scale),
        drawdown(),
        curve.at().isEmpty() ? Html.EMPTY : series());
  }

  private int last() {
    return curve.selected().length - 1;
  }

  private Scale scale() {
    double[] all =
        DoubleStream.concat(Arrays.stream(curve.selected()), Arrays.stream(curve.rival()))
            .toArray();
    double least = Math.min(1, Arrays.stream(all).min().orElse(1));
    double most = Math.max(1, Arrays.stream(all).max().orElse(1));
    return Scale.ofAccount(least, most, 4);
  }

  private Html sentence() {
    Html thinned =
        new Html(
            Thinned.applies(curve.selected().length)
                ? " Each pixel column shows its lowest and highest value."
                : "");
    Html deepest =
        Html.of("The deepest fall below a high is {}.", shown.percent("performance.max_drawdown"));
    return deepest.and(thinned);
  }

  private Html legend() {
    Html mine = item("k1", false, shown.text("selected.name"), "selected", curve.selected());
    Html other =
        curve.hasRival()
            ? item("kr", true, shown.text("rival"), "rival", curve.rival())
            : Html.EMPTY;
    return Html.of("<ul class=\"leg\">{}{}</ul>", mine, other);
  }

  private Html item(String colour, boolean dashed, Html name, String column, double[] values) {
    return Html.of(
        "<li{}><i class=\"{}\"></i>{} <b>{} ×</b></li>",
        new Html(dashed ? " class=\"dash\"" : ""),
        colour,
        name,
        Shown.cell("equity." + last() + "." + column, Numbers.ratio(values[last()])));
  }

  private Html growth(Scale scale) {
    String name = result.selected().name();
    Plot plot =
        new Plot(
                "Line chart of the growth of one: "
                    + name
                    + " ends at "
                    + Numbers.ratio(curve.selected()[last()])
                    + (curve.hasRival()
                        ? ", " + curve.rivalName() + " at " + Numbers.ratio(curve.rival()[last()])
                        : "")
                    + (curve.at().isEmpty() ? "." : ". Arrow keys move through it."),
                268)
            .labelWidth(58)
            .vertical(scale, 1);
    if (curve.hasRival()) {
      plot.draw("%s", Lines.stroke("kr da thin", Lines.path(curve.rival(), place, scale)));
    }
    plot.draw("%s", Lines.stroke("k1", Lines.path(curve.selected(), place, scale)));
    plot.draw("<line class=\"cur\" y1=\"0\" y2=\"1000\"/>");
    if (!curve.at().isEmpty()) {
      plot.attributes(new Html(" data-c=\"series\" tabindex=\"0\""));
    }
    return plot.horizontal(ticks()).axes(axis()).html();
  }

  private String axis() {
    return curve.at().isEmpty() ? "rows, from the first" : "";
  }

  private List<Tick> ticks() {
    return curve.at().isEmpty()
        ? Bars.ticks(0, last(), 6)
        : TimeTicks.between(
            Times.instant(curve.at().getFirst()), Times.instant(curve.at().getLast()));
  }

  private Html drawdown() {
    double deepest = Arrays.stream(curve.drawdown()).min().orElse(0);
    Scale scale = Scale.covering(deepest < 0 ? deepest : -0.01, 0, 3);
    return new Plot("Area chart of the drawdown: the deepest is " + Numbers.percent(deepest), 74)
        .labelWidth(58)
        .vertical(scale, 0, v -> Numbers.axis(v * 100, scale.step() * 100) + "%")
        .draw(
            "<path class=\"dd\" d=\"%s\"/>%s",
            Lines.area(curve.drawdown(), place, scale, 0),
            Lines.stroke("k2 thin", Lines.path(curve.drawdown(), place, scale)))
        .horizontal(ticks())
        .axes(axis())
        .html();
  }

  /** What the crosshair reads: at most one row a pixel column. */
  private Html series() {
    int[] kept =
        IntStream.range(0, Math.min(curve.selected().length, Thinned.COLUMNS))
            .map(i ->
                (int)
                    ((long) i
                        * last()
                        / Math.max(1, Math.min(curve.selected().length, Thinned.COLUMNS) - 1)))
            .toArray();
    String times =
        Arrays.stream(kept)
            .mapToObj(i -> String.valueOf(Times.instant(curve.at().get(i)).getEpochSecond()))
            .collect(Collectors.joining(","));
    String lines =
        column(kept, curve.selected())
            + (curve.hasRival() ? "," + column(kept, curve.rival()) : "");
    return Html.of(
        "<script type=\"application/json\" id=\"series\">{}</script>",
        Html.json("{\"t\":[" + times + "],\"s\":[" + lines + "]}"));
  }

  private static String column(int[] kept, double[] values) {
    return Arrays.stream(kept)
        .mapToObj(i -> String.format(Locale.ROOT, "%.3f", values[i]))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
