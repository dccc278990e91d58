package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Controls;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Section 3: would the platform have noticed, had it fooled itself? */
final class ControlsSection implements ReportSection {

  private static final String SHUFFLED = "shuffled targets";

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
    return Html.of(
        "{}{}<div class=\"row c2\">{}{}</div>{}{}{}",
        sentence(run),
        checks(run),
        PlaceboChart.html(run),
        OracleChart.html(run),
        PlaceboChart.table(run),
        OracleChart.table(run),
        gate(run));
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
        run.table("Checks of this run")
            .column("Check", Kind.TEXT)
            .column("What was done", Kind.TEXT)
            .column("Found", Kind.TEXT)
            .column("Result", Kind.TEXT)
            .stacked();
    for (int i = 0; i < run.results().checks().size(); i++) {
      check(run, table, i);
      if (run.results().checks().get(i).id().equals("oracle")) {
        shuffled(run, table);
      }
    }
    parity(run, table);
    return Html.of("{}{}", table.html(), trainings(run));
  }

  private static void check(RunView run, Table table, int i) {
    Check.State state = run.results().checks().get(i).state();
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

  /** The placebos with shuffled targets: the last one's number is how many there are. */
  private static void shuffled(RunView run, Table table) {
    List<Controls.Placebo> rows = run.results().controls().placebos().rows();
    int last = -1;
    for (int i = 0; i < rows.size(); i++) {
      last = rows.get(i).kind().equals(SHUFFLED) ? i : last;
    }
    Html title = new Html("Shuffled targets");
    Html done =
        new Html("targets permuted inside each training span, the same search and backtest");
    if (last < 0) {
      Html why =
          rows.isEmpty()
              ? run.shown().text("controls.placebos.reason")
              : new Html("no placebo of this kind was run");
      table.row(title, done, why, state(Check.State.NOT_RUN));
      return;
    }
    table.row(
        title,
        done,
        Html.of(
            "{} of the placebo runs, drawn below",
            run.shown().count("controls.placebos.rows." + last + ".number")),
        new Html("<span class=\"mut\">judged with the placebo</span>"));
  }

  private static void parity(RunView run, Table table) {
    Html title = new Html("Replay parity");
    Html done = new Html("the run’s ticks through the paper-trading loop in another process");
    if (run.parity().isEmpty()) {
      table.row(
          title,
          done,
          Html.of(
              "not run: <span class=\"mono\">./holdout paper {} <span"
                  + " class=\"nw\">--parity</span></span>",
              run.shown().text("manifest.id")),
          state(Check.State.NOT_RUN));
      return;
    }
    Html replayed =
        Html.of(
            "{} of {}, {}",
            run.shown().counted("parity.ticks", "tick"),
            run.shown().text("parity.source"),
            run.shown().counted("parity.orders", "order"));
    boolean equal = run.parity().orElseThrow().equal();
    table.row(
        title,
        done,
        equal
            ? Html.of("{}, all equal to the backtest’s", replayed)
            : Html.of("{}; {}", replayed, run.shown().text("parity.divergence")),
        state(equal ? Check.State.PASSED : Check.State.FAILED));
  }

  private static Html state(Check.State state) {
    return Html.of(
        "<span class=\"{} nw\">{} {}</span>",
        Marks.colour(state),
        Marks.of(state),
        Marks.word(state));
  }

  private static Html trainings(RunView run) {
    return run.results().controls().trainings() == 0
        ? Html.EMPTY
        : Html.of(
            "<p class=\"see\">The controls took {} trainings of their own. They are no trials and"
                + " are not counted as such.</p>",
            run.shown().count("controls.trainings"));
  }

  private static Html gate(RunView run) {
    return Html.of(
        "<dl class=\"man gate\"><dt>Compared, in this order</dt><dd>{}</dd><dt>Ways the future was"
            + " changed</dt><dd>{}</dd><dt>Changed futures</dt><dd>{}</dd><dt>Made again from raw"
            + " data</dt><dd>{}</dd></dl>",
        words(run, "gate.components", run.results().gate().components().size()),
        words(run, "gate.kinds", run.results().gate().kinds().size()),
        run.shown().count("gate.cuts"),
        sameBytes(run));
  }

  private static Html sameBytes(RunView run) {
    String name = "controls.sameBytes.";
    Controls.SameBytes same = run.results().controls().sameBytes();
    if (!same.reason().isBlank()) {
      return Html.of("n/a <span class=\"mut\">({})</span>", run.shown().text(name + "reason"));
    }
    Html fold =
        same.fold().isDefined()
            ? Html.of("fold {}", run.shown().count(name + "fold"))
            : Html.of("no fold ({})", run.shown().reason(name + "fold"));
    return Html.of(
        "{}: {}; of {} values {} differ",
        fold,
        run.shown().text(name + "what"),
        run.shown().count(name + "values"),
        run.shown().count(name + "differing"));
  }

  private static Html words(RunView run, String name, int count) {
    List<Html> words =
        new ArrayList<>(
            IntStream.range(0, count).mapToObj(i -> run.shown().text(name + "." + i)).toList());
    return words.isEmpty() ? new Html("none") : Words.list(words);
  }
}
