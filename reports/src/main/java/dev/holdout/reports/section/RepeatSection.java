package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.run.Manifest;
import java.util.ArrayList;
import java.util.List;

/** Section 13: how does a reader get the same bytes? */
final class RepeatSection implements ReportSection {

  @Override
  public String id() {
    return "repeat";
  }

  @Override
  public String title() {
    return "Run it again";
  }

  @Override
  public String question() {
    return "How does a reader get the same bytes?";
  }

  @Override
  public Html body(RunView run) {
    Shown shown = run.shown();
    List<Html> items = new ArrayList<>();
    items.add(item("Command", code(shown.text("manifest.command"))));
    items.add(
        item(
            "Code",
            code(
                Html.of(
                    "holdout {}, {}",
                    shown.text("manifest.origin.holdout"),
                    shown.hash("manifest.origin.codeHash")))));
    for (int i = 0; i < run.manifest().origin().dataHashes().size(); i++) {
      String name = "manifest.origin.dataHashes." + i;
      items.add(
          item(
              "Data",
              Html.of("{} {}", code(shown.hash(name + ".value")), shown.text(name + ".name"))));
    }
    items.add(item("Features", code(shown.hash("manifest.origin.pipelineVersion"))));
    items.add(item("Seed", shown.text("manifest.seed")));
    items.add(item("Machine", shown.text("manifest.machineClass")));
    items.add(item("Files", files(run.files())));
    items.add(item("Time", time(run)));
    items.add(item("Speed", speed(run)));
    return Html.of(
        "<dl class=\"man\">{}</dl>{}{}{}",
        Html.join(items),
        statements(run),
        study(run),
        whole(run));
  }

  private static Html item(String name, Html value) {
    return Html.of("<dt>{}</dt><dd>{}</dd>", name, value);
  }

  private static Html code(Html value) {
    return Html.of("<span class=\"mono\">{}</span>", value);
  }

  private static Html files(RunView.Files files) {
    if (!files.known()) {
      return new Html("no hashes were kept: whether they were changed is not known");
    }
    return files.changes().isEmpty()
        ? new Html("as the run wrote them, by the hashes beside this file")
        : Html.of("<span class=\"bad\">✕ {}</span>", String.join("; ", files.changes()));
  }

  private static Html time(RunView run) {
    List<Html> phases = new ArrayList<>();
    for (int i = 0; i < run.timings().phases().size(); i++) {
      String name = "timings.phases." + i;
      phases.add(
          Html.of(
              "{} {}", run.shown().text(name + ".name"), run.shown().seconds(name + ".seconds")));
    }
    return Html.of(
        "{} in all{}{}",
        run.shown().seconds("timings.totalSeconds"),
        phases.isEmpty() ? "" : ": ",
        Html.join(", ", phases));
  }

  private static Html speed(RunView run) {
    Shown shown = run.shown();
    return Html.of(
        "{} rows read a second, {} events a second, {} training steps a second; at most {}"
            + " resident",
        run.orReason("timings.rowsReadPerSecond", shown.count("timings.rowsReadPerSecond")),
        run.orReason("timings.eventsPerSecond", shown.count("timings.eventsPerSecond")),
        run.orReason(
            "timings.trainingStepsPerSecond", shown.count("timings.trainingStepsPerSecond")),
        run.orReason("timings.peakResidentBytes", shown.bytes("timings.peakResidentBytes")));
  }

  private static Html statements(RunView run) {
    return fold(
        "What the study stated before the run",
        named(run, "manifest.study.statements", run.manifest().study().statements()));
  }

  private static Html study(RunView run) {
    return fold(
        "The study as it was run",
        Html.of("<pre class=\"note mono\">{}</pre>", run.shown().text("manifest.study.text")));
  }

  private static Html whole(RunView run) {
    Shown shown = run.shown();
    return fold(
        "Whole hashes, versions and settings",
        Html.of(
            "<dl class=\"man\">{}{}</dl>{}{}{}",
            item("Code", code(shown.text("manifest.origin.codeHash"))),
            item("Orders", code(shown.text("orderHash"))),
            named(run, "manifest.origin.dataHashes", run.manifest().origin().dataHashes()),
            named(run, "manifest.origin.versions", run.manifest().origin().versions()),
            named(run, "manifest.configuration", run.manifest().configuration())));
  }

  private static Html named(RunView run, String name, List<Manifest.Named> entries) {
    List<Html> items = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      items.add(
          Html.of(
              "<dt>{}</dt><dd>{}</dd>",
              run.shown().text(name + "." + i + ".name"),
              run.shown().text(name + "." + i + ".value")));
    }
    return items.isEmpty() ? Html.EMPTY : Html.of("<dl class=\"man\">{}</dl>", Html.join(items));
  }

  private static Html fold(String title, Html content) {
    return Html.of("<details><summary>{}</summary>{}</details>", title, content);
  }
}
