package dev.holdout.reports.returns;

import dev.holdout.reports.html.Html;
import dev.holdout.reports.html.Shown;
import dev.holdout.reports.html.Table;
import dev.holdout.reports.html.Table.Kind;
import dev.holdout.reports.returns.ReturnsResult.Group;
import dev.holdout.reports.returns.ReturnsResult.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Groups of figures as tables, with formula and source under a fold-out. */
final class FigureTables {

  private static final int BEST = 8;
  private static final int MOST_LISTED = 100;

  private FigureTables() {}

  static Html group(ReturnsResult result, Shown shown, String name) {
    Group group =
        result.groups().stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
    Table table =
        Table.captioned(group.title())
            .column("Statistic", Kind.TEXT)
            .column("Value", Kind.NUMBER)
            .column("Beside it", Kind.NOTE)
            .stacked();
    for (Row row : group.rows()) {
      String key = group.name() + "." + row.name();
      Html note =
          !row.value().isDefined()
              ? shown.reason(key)
              : row.note().isEmpty() ? Html.EMPTY : shown.text(key + "Note");
      table.row(Html.text(row.label()), shown.by(row.form(), key), note);
    }
    return table.html();
  }

  /** Formula and source of each figure of these groups. */
  static Html sources(ReturnsResult result, List<String> names) {
    List<Html> items = new ArrayList<>();
    for (Group group : result.groups()) {
      if (names.contains(group.name())) {
        for (Row row : group.rows()) {
          items.add(Html.of("<dt>{}</dt><dd>{}</dd>", row.label(), row.source()));
        }
      }
    }
    return Html.of(
        "<details><summary>Formula and source of each</summary><dl"
            + " class=\"man\">{}</dl></details>",
        Html.join(items));
  }

  /** The best trials, and up to a hundred under a fold-out. */
  static Html trials(ReturnsResult result, Shown shown) {
    Comparator<Integer> bySharpe =
        Comparator.comparingDouble(i -> {
          Double sharpe = result.trials().get(i).sharpe().value();
          return sharpe == null ? Double.MAX_VALUE : -sharpe;
        });
    List<Integer> order =
        IntStream.range(0, result.trials().size()).boxed().sorted(bySharpe).toList();
    Html best =
        trials(shown, order.subList(0, Math.min(BEST, order.size())), result, "Best trials");
    if (order.size() <= BEST) {
      return best;
    }
    List<Integer> more = order.subList(0, Math.min(MOST_LISTED, order.size()));
    String which = more.size() == order.size() ? "All trials" : "The best hundred trials";
    return Html.of(
        "{}<details><summary>{}</summary>{}</details>",
        best,
        which + (more.size() == order.size() ? "" : "; --json lists all"),
        trials(shown, more, result, which));
  }

  private static Html trials(
      Shown shown, List<Integer> which, ReturnsResult result, String caption) {
    Table table =
        Table.captioned(caption)
            .column("Trial", Kind.TEXT)
            .column(
                "Sharpe ratio "
                    + (result.source().periodsPerYear().isDefined() ? "a year" : "a period"),
                Kind.SORTED)
            .column("Total return", Kind.SORTED)
            .column("Max drawdown", Kind.SORTED)
            .column("PSR", Kind.SORTED);
    for (int i : which) {
      String key = "trials." + i;
      Html[] cells = {
        shown.text(key + ".name"),
        shown.ratio(key + ".sharpe"),
        shown.signedPercent(key + ".totalReturn"),
        shown.percent(key + ".maxDrawdown"),
        shown.probability(key + ".psr")
      };
      if (i == result.selected().column() - 1) {
        table.chosenRow(cells);
      } else {
        table.row(cells);
      }
    }
    return table.html();
  }
}
