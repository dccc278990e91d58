package dev.holdout.reports.returns;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.page.Assets;
import dev.holdout.reports.page.Page;
import dev.holdout.reports.page.Page.SectionView;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of judged returns: one offline file in the look of a run's report. Every value on it
 * stands in the JSON document ({@link ReturnsJson}) under the name that its element carries.
 */
public final class ReturnsPage {

  private final ReturnsResult result;
  private final Shown shown;

  private ReturnsPage(ReturnsResult result) {
    this.result = result;
    this.shown = Shown.of(ReturnsJson.of(result));
  }

  /** The whole document; the same result gives the same bytes. */
  public static String html(ReturnsResult result) {
    return new ReturnsPage(result).text();
  }

  private String text() {
    return new Page(
            result.selected().name() + ": statistics of returns",
            "Holdout " + result.source().holdout(),
            new Page.Head(new Html("Statistics of returns"), line(), List.of()),
            List.of(answer(), luck(), performance(), trials(), more()),
            Html.of(
                "Holdout {} · one file, no network, no tracking · all times UTC",
                shown.text("source.holdout")),
            Assets.load())
        .html();
  }

  private Html line() {
    List<Html> files = new ArrayList<>();
    for (int i = 0; i < result.source().files().size(); i++) {
      files.add(shown.text("source.files." + i));
    }
    return Html.of(
        "{} · {} rows{} · {} {} · periods a year {}, {}",
        Html.join(", ", files),
        shown.count("source.rows"),
        result.source().hasDates()
            ? Html.of(", {} to {}", shown.day("source.from"), shown.day("source.to"))
            : Html.EMPTY,
        shown.count("selected.columns"),
        result.selected().columns() == 1 ? "trial" : "trials",
        shown.count("source.periodsPerYear"),
        shown.text("source.periodsKnown"));
  }

  private SectionView answer() {
    Html body = Html.of("{}{}", AnswerBox.html(result, shown), GrowthChart.html(result, shown));
    return new SectionView(1, "answer", "The answer", "What was earned, and was it luck?", body);
  }

  private SectionView luck() {
    Html body =
        Html.of(
            "{}{}<div class=\"row\"></div>{}{}",
            LuckCharts.html(result, shown),
            FigureTables.group(result, shown, "selection"),
            FigureTables.group(result, shown, "inference"),
            FigureTables.sources(result, List.of("selection", "inference")));
    return new SectionView(
        2,
        "luck",
        "How likely is luck?",
        "Is the result more than the best of many tries would give by chance?",
        body);
  }

  private SectionView performance() {
    Html beside =
        result.source().hasBenchmark()
            ? FigureTables.group(result, shown, "relative")
            : new Html("<p class=\"see\">No benchmark was named: --benchmark COLUMN.</p>");
    Html body =
        Html.of(
            "<div class=\"row c2\">{}<div>{}{}</div></div>{}",
            FigureTables.group(result, shown, "performance"),
            FigureTables.group(result, shown, "tail"),
            beside,
            FigureTables.sources(result, List.of("performance", "tail", "relative")));
    return new SectionView(
        3,
        "performance",
        "Performance and risk",
        "What did the judged trial earn, and what did holding it feel like?",
        body);
  }

  private SectionView trials() {
    Html body =
        result.trials().size() == 1
            ? new Html("<p class=\"see\">The files hold one trial.</p>")
            : FigureTables.trials(result, shown);
    return new SectionView(
        4, "trials", "Every trial", "What else was tried, and how close did it come?", body);
  }

  private SectionView more() {
    Html care =
        result.warnings().isEmpty()
            ? Html.EMPTY
            : Html.of("<h3 class=\"t\">Read with care</h3>{}", list("warnings", result.warnings()));
    Html body =
        Html.of(
            "{}<h3 class=\"t under\">What it would need to say more</h3>{}<p class=\"see\">A past"
                + " result is not a forecast.</p>",
            care,
            list("needs", result.needs()));
    return new SectionView(
        5, "limits", "What this does not show", "What would have to be known to say more?", body);
  }

  private Html list(String name, List<String> sentences) {
    List<Html> items = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      items.add(Html.of("<li>{}</li>", shown.text(name + "." + i)));
    }
    return Html.of("<ul class=\"lim\">{}</ul>", Html.join(items));
  }
}
