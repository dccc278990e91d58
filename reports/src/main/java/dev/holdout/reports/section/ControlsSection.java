package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Section 3: would the platform have noticed, had it fooled itself? */
final class ControlsSection implements ReportSection {

  @Override
  public String id() {
    return "controls";
  }

  @Override
  public String title() {
    return "Leak gate and controls";
  }

  @Override
  public String question() {
    return "Would the platform have noticed, had it fooled itself?";
  }

  @Override
  public Html body(RunView run) {
    return Html.of("{}{}{}", sentence(run), checks(run), gate(run));
  }

  private static Html sentence(RunView run) {
    Shown shown = run.shown();
    return run.results().gate().passed()
        ? Html.of(
            "<p class=\"see\">At {} instants the future was changed in {} ways; of {} comparisons"
                + " {} differ.</p>",
            shown.count("gate.instants"),
            Html.text(word(run.results().gate().kinds().size())),
            shown.count("gate.compared"),
            shown.count("gate.differing"))
        : Html.of(
            "<p class=\"see bad\">✕ Of {} comparisons {} differ: something depends on the"
                + " future.</p>",
            shown.count("gate.compared"),
            shown.count("gate.differing"));
  }

  private static String word(int count) {
    String[] words = {"no", "one", "two", "three", "four", "five", "six"};
    return count < words.length ? words[count] : "many";
  }

  private static Html checks(RunView run) {
    Table table =
        Table.captioned("Five checks of this run")
            .column("Check", Kind.TEXT)
            .column("What was done", Kind.TEXT)
            .column("Found", Kind.TEXT)
            .column("Result", Kind.TEXT)
            .stacked();
    List<Check> checks = run.results().checks();
    for (int i = 0; i < checks.size(); i++) {
      Check.State state = checks.get(i).state();
      String name = "checks." + i;
      table.row(
          run.shown().text(name + ".title"),
          run.shown().text(name + ".done"),
          run.shown().text(name + ".found"),
          Html.of(
              "<span class=\"{} nw\">{} <span data-k=\"{}.state\">{}</span></span>",
              Marks.colour(state),
              Marks.of(state),
              name,
              Marks.word(state)));
    }
    return table.html();
  }

  private static Html gate(RunView run) {
    return Html.of(
        "<dl class=\"man gate\"><dt>Compared, in this order</dt><dd>{}</dd>"
            + "<dt>Ways the future was changed</dt><dd>{}</dd>"
            + "<dt>Changed futures</dt><dd>{}</dd></dl>",
        words(run, "gate.components", run.results().gate().components().size()),
        words(run, "gate.kinds", run.results().gate().kinds().size()),
        run.shown().count("gate.cuts"));
  }

  private static Html words(RunView run, String name, int count) {
    List<Html> words =
        new ArrayList<>(
            IntStream.range(0, count).mapToObj(i -> run.shown().text(name + "." + i)).toList());
    return words.isEmpty() ? new Html("none") : Words.list(words);
  }
}
