package dev.holdout.reports.run;

import java.util.List;

/**
 * Everything a run leaves behind.
 *
 * @param results every number of the report
 * @param manifest how the run came to be
 * @param timings what differs from machine to machine
 * @param rows the tables beside them
 */
public record RunContents(Results results, Manifest manifest, Timings timings, Rows rows) {

  /**
   * @param equity rows of {@code equity.csv}
   * @param orders rows of {@code orders.csv}
   * @param fills rows of {@code fills.csv}
   * @param history rows of {@code history.csv}
   * @param quarantine rows of {@code quarantine.csv}
   * @param trials rows of {@code trials.csv}
   */
  public record Rows(
      List<EquityRow> equity,
      List<OrderRow> orders,
      List<FillRow> fills,
      List<HistoryRow> history,
      List<QuarantineRow> quarantine,
      List<TrialCsvRow> trials) {
    public Rows {
      equity = List.copyOf(equity);
      orders = List.copyOf(orders);
      fills = List.copyOf(fills);
      history = List.copyOf(history);
      quarantine = List.copyOf(quarantine);
      trials = List.copyOf(trials);
    }
  }
}
