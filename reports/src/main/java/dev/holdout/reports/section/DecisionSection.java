package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.run.Decision;
import java.util.ArrayList;
import java.util.List;

/** Section 10: what was known when one order was decided? */
final class DecisionSection implements ReportSection {

  @Override
  public String id() {
    return "decision";
  }

  @Override
  public String title() {
    return "One decision in time";
  }

  @Override
  public String question() {
    return "What was known when one order was decided?";
  }

  @Override
  public Html body(RunView run) {
    Decision decision = run.results().decision();
    if (decision == null) {
      return RunView.nothing(new Html("No order was filled, so there is no decision to follow."));
    }
    Shown shown = run.shown();
    List<Html> steps = new ArrayList<>();
    for (int i = 0; i < decision.steps().size(); i++) {
      String name = "decision.steps." + i;
      steps.add(
          Html.of(
              "<li{}><b>{}</b>{}<span class=\"mut\">{}</span></li>",
              new Html(decision.steps().get(i).decision() ? " class=\"dec\"" : ""),
              shown.clock(name + ".at"),
              shown.text(name + ".what"),
              shown.text(name + ".note")));
    }
    return Html.of(
        "<p class=\"see\">Order {} of fold {}, {} UTC; chosen by {}, not by hand.</p><ol"
            + " class=\"steps\">{}</ol>",
        shown.text("decision.orderId"),
        shown.count("decision.fold"),
        shown.day("decision.steps.0.at"),
        shown.text("decision.chosenBy"),
        Html.join(steps));
  }
}
