package dev.holdout.reports.run;

import java.util.List;

/**
 * Counts of orders, out of sample.
 *
 * @param sent by the strategy
 * @param filledWhole of them
 * @param filledInPart of them
 * @param rejected by risk
 * @param expired or cancelled
 * @param note what kind of orders, a clause
 * @param rejections by reason
 */
public record Orders(
    long sent,
    long filledWhole,
    long filledInPart,
    long rejected,
    long expired,
    String note,
    List<Reason> rejections) {

  public Orders {
    rejections = List.copyOf(rejections);
  }
}
