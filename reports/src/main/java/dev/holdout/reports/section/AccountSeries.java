package dev.holdout.reports.section;

import dev.holdout.reports.chart.Thinned;
import dev.holdout.reports.format.Times;
import dev.holdout.reports.html.Html;
import dev.holdout.reports.run.EquityRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The values that the crosshair shows: at most one row a pixel column, as JSON in the page. */
final class AccountSeries {

  private AccountSeries() {}

  static Html html(List<EquityRow> rows) {
    List<EquityRow> kept = new ArrayList<>();
    int count = Math.min(rows.size(), Thinned.COLUMNS);
    for (int i = 0; i < count; i++) {
      kept.add(rows.get((int) ((long) i * (rows.size() - 1) / Math.max(1, count - 1))));
    }
    List<String> lines = new ArrayList<>();
    lines.add(column(kept, EquityRow::net));
    lines.add(column(kept, EquityRow::beforeCosts));
    if (hasRule(rows)) {
      lines.add(column(kept, EquityRow::baseline));
    }
    if (hasHold(rows)) {
      lines.add(column(kept, EquityRow::buyAndHold));
    }
    String times =
        kept.stream()
            .map(row -> String.valueOf(Times.instant(row.at()).getEpochSecond()))
            .collect(Collectors.joining(","));
    return Html.of(
        "<script type=\"application/json\" id=\"series\">{}</script>",
        Html.json("{\"t\":[" + times + "],\"s\":[" + String.join(",", lines) + "]}"));
  }

  /** Whether the best simpler rule has a line. */
  static boolean hasRule(List<EquityRow> rows) {
    return rows.stream().anyMatch(row -> row.baseline() != null);
  }

  /** Whether buy and hold has a line of its own: not when it is itself the best simpler rule. */
  static boolean hasHold(List<EquityRow> rows) {
    return rows.stream()
        .anyMatch(row -> row.buyAndHold() != null && !row.buyAndHold().equals(row.baseline()));
  }

  private static String column(List<EquityRow> rows, Function<EquityRow, Double> value) {
    return rows.stream()
        .map(value)
        .map(AccountSeries::whole)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String whole(Double value) {
    return value == null
        ? "null"
        : BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP).toPlainString();
  }
}
