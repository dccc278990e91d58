package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.run.Check;
import java.util.ArrayList;
import java.util.List;

/** The five checks of the first screen; one that was not made says so. */
public final class CheckStrip {

  private CheckStrip() {}

  /** The checks of a run. */
  public static Html html(RunView run) {
    List<Html> items = new ArrayList<>();
    List<Check> checks = run.results().checks();
    for (int i = 0; i < checks.size(); i++) {
      String name = "checks." + i;
      Check.State state = checks.get(i).state();
      items.add(
          Html.of(
              "<li><b class=\"{}\">{}{}</b><span>{}</span></li>",
              state == Check.State.PASSED ? "" : Marks.colour(state),
              Marks.of(state),
              headline(checks.get(i)),
              run.shown().text(name + ".found")));
    }
    return Html.of("<ul class=\"checks\" aria-label=\"Checks\">{}</ul>", Html.join(items));
  }

  private static String headline(Check check) {
    String title =
        switch (check.id()) {
          case "leakGate" -> "Leak gate";
          case "placebo" -> "Placebo";
          case "oracle" -> "Oracle";
          case "costs" -> "Costs";
          default -> "Same bytes";
        };
    return switch (check.state()) {
      case PASSED -> check.id().equals("costs") ? "Costs reconciled" : title + " passed";
      case FAILED -> check.id().equals("costs") ? "Costs do not add up" : title + " failed";
      case NOT_RUN -> title + " not run";
    };
  }
}
