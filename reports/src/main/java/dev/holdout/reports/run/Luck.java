package dev.holdout.reports.run;

import java.util.List;

/**
 * Section 2: is the result more than the best of many tries would give by chance?
 *
 * @param rows the statistics with the limits set before the run
 * @param trialSharpes histogram of the annual net Sharpe ratios of all trials
 * @param expectedMaximum what the luckiest of as many unskilled trials would reach
 * @param chosen annual net Sharpe ratio of the stitched choice
 * @param flat trials that never took a position: they count in N, not in the histogram
 * @param logits histogram of the logits of the winner's rank on the unseen halves
 */
public record Luck(
    List<Row> rows,
    Histogram trialSharpes,
    Figure expectedMaximum,
    Figure chosen,
    long flat,
    Histogram logits) {

  public Luck {
    rows = List.copyOf(rows);
  }

  /**
   * One statistic.
   *
   * @param statistic its name
   * @param form how value and limit are printed
   * @param value of this run
   * @param limit set before the run; undefined (reason: none) when for information
   * @param limitIs {@code at least}, {@code at most} or {@code none}
   * @param result {@code met}, {@code not met}, {@code for information}, {@code not defined}
   * @param readAs one clause in plain words
   * @param source formula, convention and source
   */
  public record Row(
      String statistic,
      Form form,
      Figure value,
      Figure limit,
      String limitIs,
      String result,
      String readAs,
      String source) {}

  /**
   * Counts in equal cells.
   *
   * @param low left edge of the first cell
   * @param high right edge of the last cell
   * @param counts one a cell; empty when there is nothing to show
   * @param reason why it is empty; empty otherwise
   */
  public record Histogram(double low, double high, List<Long> counts, String reason) {
    public Histogram {
      counts = List.copyOf(counts);
      if (counts.isEmpty() == reason.isBlank()) {
        throw new IllegalArgumentException(
            "a histogram has either counts or a reason for having none; it has "
                + counts.size()
                + " counts and the reason \""
                + reason
                + "\"");
      }
    }

    public static Histogram none(String reason) {
      return new Histogram(0, 0, List.of(), reason);
    }
  }
}
