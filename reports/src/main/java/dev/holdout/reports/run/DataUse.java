package dev.holdout.reports.run;

import java.util.List;

/**
 * Section 12: what went in, and what was set aside.
 *
 * @param rowsRead of the source
 * @param quarantined set aside with line and reason
 * @param reasons of the quarantine
 * @param repeatedRows equal in every column to the row before; kept
 * @param equalStamps trades with the time stamp of the one before; kept in order
 * @param silences spans without a trade longer than the study's limit
 * @param longestSilenceSeconds the longest span without a trade
 * @param bars what became of the bars
 */
public record DataUse(
    long rowsRead,
    Counted quarantined,
    List<Reason> reasons,
    Counted repeatedRows,
    Counted equalStamps,
    long silences,
    Figure longestSilenceSeconds,
    Bars bars) {

  public DataUse {
    reasons = List.copyOf(reasons);
  }

  /**
   * @param count of it
   * @param share of the whole it belongs to, a fraction
   */
  public record Counted(long count, Figure share) {}

  /**
   * @param total of the timeline
   * @param missing without a trade; not filled
   * @param warmingUp before every feature has its look-back
   * @param invalid with a value that is not a number
   */
  public record Bars(long total, Counted missing, Counted warmingUp, Counted invalid) {}
}
