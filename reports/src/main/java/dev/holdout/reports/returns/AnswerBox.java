package dev.holdout.reports.returns;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;

/**
 * The first screen: which trial is judged, in words, and six tiles. No limits were set before, so
 * there is no verdict; all of it is for information.
 */
final class AnswerBox {

  private final ReturnsResult result;
  private final Shown shown;

  private AnswerBox(ReturnsResult result, Shown shown) {
    this.result = result;
    this.shown = shown;
  }

  static Html html(ReturnsResult result, Shown shown) {
    AnswerBox box = new AnswerBox(result, shown);
    return Html.of("<div class=\"top\">{}{}</div>", box.words(), box.tiles());
  }

  private Html words() {
    Html which =
        result.selected().columns() == 1
            ? new Html("The only trial")
            : Html.of("The largest Sharpe ratio of {} trials", shown.count("selected.columns"));
    return Html.of(
        "<div class=\"verdict\"><p class=\"k\">{}</p><h2 id=\"h-answer\">{}</h2><p>{}"
            + " {}</p><p>{}</p></div>",
        which,
        shown.text("selected.name"),
        money(),
        luck(),
        result.needs().isEmpty() ? Html.EMPTY : shown.text("needs.0"));
  }

  private Html money() {
    return Html.of(
        "It returned {} over {}, and fell at worst {} below a high.",
        shown.signedPercent("performance.total_return"),
        shown.counted("source.rows", "period"),
        shown.percent("performance.max_drawdown"));
  }

  private Html luck() {
    if (!shown.isDefined("selection.luck_times")) {
      return Html.of(
          "How often luck does as well is not known: {}.", shown.reason("selection.luck_times"));
    }
    Html times = shown.timesIn100("selection.luck_times");
    return result.selected().trials() == 1
        ? Html.of(
            "One trial without skill would look at least this good about {} times in 100, if it"
                + " was the only one.",
            times)
        : Html.of(
            "The best of {} trials without skill would look at least this good about {} times in"
                + " 100.",
            shown.count("selected.trials"),
            times);
  }

  private Html tiles() {
    return Html.of(
        "<dl class=\"kpis\">{}{}{}{}{}{}</dl>",
        growth(),
        sharpe(),
        tile(
            "Deflated Sharpe ratio",
            "selection.dsr",
            shown.probability("selection.dsr"),
            result.selected().trials() == 1
                ? new Html("1 trial: nothing to deflate")
                : Html.of("counts {} trials", shown.count("selected.trials"))),
        tile(
            "Overfitting probability (PBO)",
            "selection.pbo",
            shown.probability("selection.pbo"),
            note("selection.pbo")),
        tile(
            "SPA p-value",
            "selection.spa",
            shown.probability("selection.spa"),
            note("selection.spa")),
        tile(
            "Deepest drawdown",
            "performance.max_drawdown",
            shown.percent("performance.max_drawdown"),
            Html.of(
                "longest below a high: {}",
                shown.counted("performance.max_underwater", "period"))));
  }

  private Html growth() {
    Html note =
        shown.isDefined("performance.cagr")
            ? Html.of("{} a year, compounded", shown.signedPercent("performance.cagr"))
            : Html.of("a year: n/a, {}", shown.reason("performance.cagr"));
    return tile(
        "Total return",
        "performance.total_return",
        shown.signedPercent("performance.total_return"),
        note);
  }

  private Html sharpe() {
    boolean annual = result.source().periodsPerYear().isDefined();
    String name = annual ? "performance.sharpe" : "inference.sharpe_period";
    Html interval =
        shown.isDefined("inference.sharpe_low")
            ? Html.of(
                "95 % interval {} to {}",
                shown.ratio("inference.sharpe_low"), shown.ratio("inference.sharpe_high"))
            : Html.of("no interval: {}", shown.reason("inference.sharpe_low"));
    return tile(
        "Sharpe ratio, " + (annual ? "a year" : "a period"), name, shown.ratio(name), interval);
  }

  private Html note(String name) {
    return shown.isDefined(name) ? shown.text(name + "Note") : Html.EMPTY;
  }

  private Html tile(String title, String name, Html value, Html note) {
    return Html.of(
        "<div><dt>{}</dt><dd class=\"v\">{}</dd><dd class=\"n\">{}</dd></div>",
        title,
        value,
        shown.isDefined(name) ? note : shown.reason(name));
  }
}
