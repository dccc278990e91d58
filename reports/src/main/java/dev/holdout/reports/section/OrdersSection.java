package dev.holdout.reports.section;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import java.util.ArrayList;
import java.util.List;

/** Section 9: what did it actually do in the market, and were the fills possible? */
final class OrdersSection implements ReportSection {

  @Override
  public String id() {
    return "orders";
  }

  @Override
  public String title() {
    return "Orders and fills";
  }

  @Override
  public String question() {
    return "What did it actually do in the market, and were the fills possible?";
  }

  @Override
  public Html body(RunView run) {
    if (run.results().orders().sent() == 0) {
      return RunView.nothing(
          new Html("No order was sent: the policy never asked for another position."));
    }
    return Html.of(
        "<div class=\"row c2\">{}{}</div><p class=\"see\">Every order and every fill stands in"
            + " orders.csv and fills.csv beside this file. Hash of all orders: <span"
            + " class=\"mono\">{}</span>.</p>",
        orders(run),
        fills(run),
        run.shown().hash("orderHash"));
  }

  private static Table table(RunView run, String caption) {
    return run.table(caption)
        .column("Kind", Kind.TEXT)
        .column("Count", Kind.NUMBER)
        .column("Note", Kind.NOTE)
        .headHidden();
  }

  private static Html orders(RunView run) {
    Shown shown = run.shown();
    return table(run, "Orders")
        .row(new Html("Sent"), shown.count("orders.sent"), shown.text("orders.note"))
        .row(new Html("Filled whole"), shown.count("orders.filledWhole"), Html.EMPTY)
        .row(new Html("Filled in part"), shown.count("orders.filledInPart"), Html.EMPTY)
        .row(new Html("Rejected by risk"), shown.count("orders.rejected"), rejections(run))
        .row(new Html("Expired or cancelled"), shown.count("orders.expired"), Html.EMPTY)
        .html();
  }

  private static Html rejections(RunView run) {
    List<Html> reasons = new ArrayList<>();
    for (int i = 0; i < run.results().orders().rejections().size(); i++) {
      String name = "orders.rejections." + i;
      reasons.add(
          Html.of(
              "{}: {}", run.shown().text(name + ".reason"), run.shown().count(name + ".count")));
    }
    return Html.join("; ", reasons);
  }

  private static Html fills(RunView run) {
    Shown shown = run.shown();
    boolean possible = run.results().fills().impossible() == 0;
    return table(run, "Fills")
        .row(new Html("Fills"), shown.count("fills.count"), Html.EMPTY)
        .row(new Html("Closed trades"), shown.count("fills.closedTrades"), Html.EMPTY)
        .row(
            new Html("Median delay, decision to fill"),
            shown.millis("fills.medianDelayMillis"),
            reason(run, "fills.medianDelayMillis", "latency, then the next trade"))
        .row(
            new Html("99th percentile"),
            shown.millis("fills.p99DelayMillis"),
            reason(run, "fills.p99DelayMillis", "a silent market"))
        .row(
            new Html("Fills outside what traded after arrival"),
            shown.count("fills.impossible"),
            new Html(
                possible
                    ? "<span class=\"ok\">✓ none, as it must be</span>"
                    : "<span class=\"bad\">✕ must be none</span>"))
        .row(
            new Html("Ambiguous bars settled against us"),
            shown.count("fills.ambiguous"),
            shown.text("fills.ambiguousNote"))
        .html();
  }

  private static Html reason(RunView run, String name, String note) {
    return run.shown().isDefined(name) ? Html.text(note) : run.shown().reason(name);
  }
}
