package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.run.Check;
import java.util.ArrayList;
import java.util.List;

/** The five checks of the first screen; one that was not made says so. */
final class CheckStrip {

  private CheckStrip() {}

  static Html html(RunView run) {
    List<Html> items = new ArrayList<>();
    List<Check> checks = run.results().checks();
    for (int i = 0; i < checks.size(); i++) {
      String name = "checks." + i;
      Check.State state = checks.get(i).state();
      items.add(
          Html.of(
              "<li><b class=\"{}\">{}{} <span"
                  + " data-k=\"{}.state\">{}</span></b><span>{}</span></li>",
              state == Check.State.PASSED ? "" : Marks.colour(state),
              Marks.of(state),
              run.shown().text(name + ".title"),
              name,
              Marks.word(state),
              run.shown().text(name + ".found")));
    }
    return Html.of("<ul class=\"checks\" aria-label=\"Checks\">{}</ul>", Html.join(items));
  }
}
