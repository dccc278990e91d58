package dev.holdout.reports.run;

import java.util.List;

/**
 * Section 5: what trading cost, what the network believed it cost, and what more would do.
 *
 * @param lines first the PnL before costs, then one line a cost (negative amounts), last net
 * @param unexplained what the lines leave over; must be 0
 * @param curve net PnL at 0 to 3 times the stated costs
 */
public record Costs(List<Line> lines, double unexplained, List<Point> curve) {

  public Costs {
    lines = List.copyOf(lines);
    curve = List.copyOf(curve);
  }

  /**
   * @param line such as {@code half spread}
   * @param kind {@code gross}, {@code cost} or {@code net}
   * @param network what the network believed, signed
   * @param account what the account booked, signed
   * @param difference account minus network
   * @param why they differ, a clause
   */
  public record Line(
      String line, String kind, Figure network, double account, Figure difference, String why) {}

  /**
   * @param multiple of the stated costs
   * @param netPnl at that multiple, with the same orders
   */
  public record Point(double multiple, double netPnl) {}
}
