package dev.holdout.reports.run;

import java.util.List;

/**
 * Section 8.
 *
 * @param period {@code month}, {@code week} or {@code day}
 * @param gaining periods with a return above 0
 * @param periods in order of time
 * @param figures of risk
 * @param drawdowns at most five, the deepest first
 */
public record Risk(
    String period,
    long gaining,
    List<Period> periods,
    List<Entry> figures,
    List<Drawdown> drawdowns) {

  public Risk {
    periods = List.copyOf(periods);
    figures = List.copyOf(figures);
    drawdowns = List.copyOf(drawdowns);
  }

  /**
   * @param start ISO date of its first day
   * @param netReturn fraction of the account at its start
   */
  public record Period(String start, double netReturn) {}

  /**
   * @param name of the figure
   * @param form how it is printed
   * @param value of it
   */
  public record Entry(String name, Form form, Figure value) {}

  /**
   * @param from instant of the high
   * @param lowest instant of the low
   * @param recovered instant of the next high; null when not yet
   * @param depth negative fraction
   * @param seconds from the high to recovery, or to the end
   */
  public record Drawdown(
      String from, String lowest, String recovered, double depth, double seconds) {}
}
