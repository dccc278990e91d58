package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.run.OutOfSample;

/** The six tiles of the first screen; a doubt stands in the tile of the gain it concerns. */
public final class Tiles {

  private final RunView run;
  private final OutOfSample oos;
  private final Shown shown;

  private Tiles(RunView run) {
    this.run = run;
    this.oos = run.results().oos();
    this.shown = run.shown();
  }

  /** The tiles of a run. */
  public static Html html(RunView run) {
    Tiles tiles = new Tiles(run);
    return Html.of(
        "<dl class=\"kpis\">{}{}{}{}{}{}</dl>",
        tiles.pnl(),
        tiles.sharpe(),
        tiles.dsr(),
        tiles.pbo(),
        tiles.costs(),
        tiles.drawdown());
  }

  private Html tile(String name, Html value, Html note) {
    return Html.of(
        "<div><dt>{}{}</dt><dd class=\"v\">{}</dd><dd class=\"n\">{}</dd></div>",
        name,
        run.mark(),
        value,
        note);
  }

  private Html money(Html amount) {
    return Html.of("{} <small>{}</small>", amount, run.currency());
  }

  private Html undefined(String title, String name) {
    return tile(title, shown.ratio(name), shown.reason(name));
  }

  private Html pnl() {
    String title = "Net PnL, out of sample";
    if (!shown.isDefined("oos.netPnl")) {
      return undefined(title, "oos.netPnl");
    }
    return tile(
        title,
        money(shown.pnl("oos.netPnl")),
        Html.of(
            "{} · before costs {}",
            shown.signedPercent("oos.netReturn"),
            shown.pnl("oos.grossPnl")));
  }

  private Html sharpe() {
    String title = "Sharpe ratio, net";
    if (!shown.isDefined("oos.sharpe")) {
      return undefined(title, "oos.sharpe");
    }
    Html interval =
        shown.isDefined("oos.sharpeLow") && shown.isDefined("oos.sharpeHigh")
            ? Html.of(
                "{} interval {} to {}",
                shown.wholePercent("oos.sharpeConfidence"),
                shown.ratio("oos.sharpeLow"),
                shown.ratio("oos.sharpeHigh"))
            : Html.of("no interval: {}", shown.reason("oos.sharpeLow"));
    return tile(
        title,
        shown.ratio("oos.sharpe"),
        Html.of("annual, {} periods · {}", shown.count("oos.periodsPerYear"), interval));
  }

  private Html dsr() {
    String title = "Deflated Sharpe ratio";
    Html trials = trials();
    if (!shown.isDefined("oos.dsr")) {
      return tile(
          title, shown.ratio("oos.dsr"), Html.of("{} · {}", shown.reason("oos.dsr"), trials));
    }
    boolean met = oos.overfit().dsr().orThrow() >= oos.overfit().dsrLimit();
    return tile(
        title,
        shown.probability("oos.dsr"),
        Html.of(
            "{} {} {} · {}",
            Marks.limit(met),
            met ? "at least" : "below",
            shown.probability("oos.dsrLimit"),
            trials));
  }

  private Html trials() {
    long count = run.results().trials().count();
    if (run.results().trials().complete()) {
      return count == 1
          ? Html.of("{} trial: nothing to deflate", shown.count("trials.count"))
          : Html.of("counts all {} trials", shown.count("trials.count"));
    }
    if (!run.results().trials().ledger().intact()) {
      return Html.of(
          "<span class=\"warn\">{} known; the ledger was changed</span>",
          shown.count("trials.count"));
    }
    return Html.of("<span class=\"warn\">{} known</span>", shown.counted("trials.count", "trial"));
  }

  private Html pbo() {
    String title = "Overfitting probability (PBO)";
    if (!shown.isDefined("oos.pbo")) {
      return undefined(title, "oos.pbo");
    }
    boolean met = oos.overfit().pbo().orThrow() <= oos.overfit().pboLimit();
    return tile(
        title,
        shown.probability("oos.pbo"),
        Html.of(
            "{} {} {} · {}",
            Marks.limit(met),
            met ? "at most" : "above",
            shown.probability("oos.pboLimit"),
            shown.counted("oos.pboSplits", "split")));
  }

  private Html costs() {
    String title = "Costs";
    if (!shown.isDefined("oos.costs")) {
      return undefined(title, "oos.costs");
    }
    Html share =
        shown.isDefined("oos.costShareOfGain")
            ? Html.of("{} of the gain", shown.percent("oos.costShareOfGain"))
            : shown.reason("oos.costShareOfGain");
    Html even =
        shown.isDefined("oos.breakEvenMultiple")
            ? Html.of(" · breaks even at {}", shown.multiple("oos.breakEvenMultiple"))
            : Html.EMPTY;
    return tile(title, money(shown.amount("oos.costs")), share.and(even));
  }

  private Html drawdown() {
    String title = "Deepest drawdown";
    if (!shown.isDefined("oos.maxDrawdown")) {
      return undefined(title, "oos.maxDrawdown");
    }
    return tile(
        title,
        shown.percent("oos.maxDrawdown"),
        shown.isDefined("oos.longestUnderWaterSeconds")
            ? Html.of("longest under water {}", shown.seconds("oos.longestUnderWaterSeconds"))
            : shown.reason("oos.longestUnderWaterSeconds"));
  }
}
