package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.run.Limits;
import java.util.ArrayList;
import java.util.List;

/** Section 14: what would a fair critic add? */
final class LimitsSection implements ReportSection {

  @Override
  public String id() {
    return "limits";
  }

  @Override
  public String title() {
    return "What this does not show";
  }

  @Override
  public String question() {
    return "What would a fair critic add?";
  }

  @Override
  public Html body(RunView run) {
    Limits limits = run.results().limits();
    Shown shown = run.shown();
    List<Html> items = new ArrayList<>();
    items.add(
        Html.of(
            "{} on {}, {}. Nothing here says it works elsewhere or at another time.",
            shown.counted("limits.instruments", "instrument"),
            shown.counted("limits.venues", "venue"),
            shown.counted("oos.days", "day")));
    items.add(
        limits.largestVolumeShare().isDefined()
            ? Html.of(
                "The largest order was {} of what traded in its bar; larger ones were not tried.",
                shown.percent("limits.largestVolumeShare"))
            : Html.of(
                "How large the orders were against the market is not known: {}.",
                shown.reason("limits.largestVolumeShare")));
    items.add(
        limits.autocorrelation().isDefined()
            ? Html.of(
                "Statistics of luck take returns as independent; their autocorrelation at lag 1 is"
                    + " {}.",
                shown.ratio("limits.autocorrelation"))
            : Html.of(
                "Statistics of luck take returns as independent; whether they are is not known:"
                    + " {}.",
                shown.reason("limits.autocorrelation")));
    for (int i = 0; i < limits.further().size(); i++) {
      items.add(shown.text("limits.further." + i));
    }
    items.add(new Html("A past result is not a forecast."));
    return Html.of(
        "<ul class=\"lim\">{}</ul>",
        Html.join(items.stream().map(item -> Html.of("<li>{}</li>", item)).toList()));
  }
}
