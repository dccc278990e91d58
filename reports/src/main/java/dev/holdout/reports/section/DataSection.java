package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import java.util.ArrayList;
import java.util.List;

/** Section 12: what went in, and what was set aside? */
final class DataSection implements ReportSection {

  @Override
  public String id() {
    return "data";
  }

  @Override
  public String title() {
    return "Data";
  }

  @Override
  public String question() {
    return "What went in, and what was set aside?";
  }

  @Override
  public Html body(RunView run) {
    Shown shown = run.shown();
    Table table =
        run.table("Rows and bars")
            .column("Item", Kind.TEXT)
            .column("Count", Kind.NUMBER)
            .column("Share", Kind.NUMBER)
            .column("What was done", Kind.NOTE)
            .stacked()
            .row(
                new Html("Rows read"),
                shown.count("data.rowsRead"),
                Html.EMPTY,
                new Html("hashes of the sources in section 13"));
    counted(table, shown, "Quarantined", "data.quarantined", reasons(run));
    counted(table, shown, "Repeated rows", "data.repeatedRows", new Html("kept, in order"));
    counted(
        table,
        shown,
        "Equal time stamps",
        "data.equalStamps",
        new Html("kept, in the order of the source"));
    table.row(new Html("Silences"), shown.count("data.silences"), Html.EMPTY, silence(run));
    table.row(
        new Html("Bars"), shown.count("data.bars.total"), Html.EMPTY, new Html("of the timeline"));
    counted(
        table,
        shown,
        "Bars without a trade",
        "data.bars.missing",
        new Html("missing, never filled from later"));
    counted(table, shown, "Bars warming up", "data.bars.warmingUp", new Html("no decision taken"));
    counted(
        table,
        shown,
        "Bars with an invalid value",
        "data.bars.invalid",
        new Html("would have stopped the run"));
    return table.html();
  }

  private static void counted(Table table, Shown shown, String item, String name, Html done) {
    table.row(Html.text(item), shown.count(name + ".count"), shown.share(name + ".share"), done);
  }

  private static Html reasons(RunView run) {
    List<Html> reasons = new ArrayList<>();
    for (int i = 0; i < run.results().data().reasons().size(); i++) {
      String name = "data.reasons." + i;
      reasons.add(
          Html.of("{} {}", run.shown().count(name + ".count"), run.shown().text(name + ".reason")));
    }
    return reasons.isEmpty()
        ? new Html("nothing was set aside")
        : Html.of("{}; list in quarantine.csv", Html.join("; ", reasons));
  }

  private static Html silence(RunView run) {
    return run.shown().isDefined("data.longestSilenceSeconds")
        ? Html.of(
            "reported; the longest lasts {}", run.shown().seconds("data.longestSilenceSeconds"))
        : run.shown().reason("data.longestSilenceSeconds");
  }
}
