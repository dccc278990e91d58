package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.Training;
import java.util.ArrayList;
import java.util.List;

/** Section 11: did training converge, and did anything look wrong? */
final class TrainingSection implements ReportSection {

  @Override
  public String id() {
    return "training";
  }

  @Override
  public String title() {
    return "Training";
  }

  @Override
  public String question() {
    return "Did training converge, and did anything look wrong?";
  }

  @Override
  public Html body(RunView run) {
    Html chart = TrainingCurves.html(run);
    return Html.of(
        "<div class=\"row c75\">{}{}</div>{}{}",
        chart,
        table(run),
        TrainingCurves.small(run),
        findings(run));
  }

  private static Html table(RunView run) {
    Shown shown = run.shown();
    Table table =
        run.table("Policy and training")
            .column("Item", Kind.TEXT)
            .column("Value", Kind.NUMBER)
            .headHidden()
            .row(new Html("Network"), shown.text("training.network"))
            .row(new Html("Parameters"), shown.count("training.parameters"))
            .row(new Html("Paid in"), shown.text("training.objective"))
            .row(new Html("Optimiser"), shown.text("training.optimiser"))
            .row(new Html("Trainings"), shown.count("training.trainings"))
            .row(new Html("Optimiser steps"), shown.count("training.steps"))
            .row(
                new Html("Steps a second"),
                run.orReason(
                    "timings.trainingStepsPerSecond",
                    shown.count("timings.trainingStepsPerSecond")))
            .row(new Html("Machine"), shown.text("manifest.machineClass"));
    return table.html();
  }

  private static Html findings(RunView run) {
    List<Training.Finding> findings = run.results().training().findings();
    if (findings.isEmpty()) {
      return RunView.nothing(
          new Html(
              "Nothing looked wrong: every objective is a number, and no fold's best epoch is the"
                  + " first or the last one allowed in all of its seeds."));
    }
    List<Html> notes = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      String name = "training.findings." + i;
      notes.add(
          Html.of(
              "<p><b>Fold {}, epoch {}:</b> {}. Remedy: {}.</p>",
              run.shown().count(name + ".fold"),
              run.shown().count(name + ".epoch"),
              run.shown().text(name + ".value"),
              run.shown().text(name + ".remedy")));
    }
    return Html.of("<div class=\"note\">{}</div>", Html.join(notes));
  }
}
