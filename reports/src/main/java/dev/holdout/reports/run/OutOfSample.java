package dev.holdout.reports.run;

/**
 * The stitched out-of-sample result: what the choice of each fold's training span did in its test
 * span. In JSON one flat list of names.
 */
public record OutOfSample(
    @Flat Span span,
    @Flat Money money,
    @Flat Ratio ratio,
    @Flat Overfit overfit,
    @Flat Depth depth) {

  /**
   * @param from first instant of the first test span
   * @param to end of the last test span
   * @param days calendar days between them, as a fraction rounded down
   * @param folds number of test spans
   */
  public record Span(String from, String to, long days, long folds) {}

  /**
   * @param netPnl after all costs
   * @param netReturn netPnl as a fraction of the account
   * @param grossPnl before costs
   * @param costs paid, positive
   * @param costShareOfGain costs as a fraction of grossPnl; undefined without a gain before costs
   * @param breakEvenMultiple multiple of the stated costs at which netPnl is zero
   */
  public record Money(
      Figure netPnl,
      Figure netReturn,
      Figure grossPnl,
      Figure costs,
      Figure costShareOfGain,
      Figure breakEvenMultiple) {}

  /**
   * @param sharpe annual, net
   * @param sharpeLow lower end of its interval
   * @param sharpeHigh upper end of its interval
   * @param sharpeConfidence of the interval: 0.95
   * @param periodsPerYear the annual factor: 365 for daily returns of a market that never closes
   */
  public record Ratio(
      Figure sharpe,
      Figure sharpeLow,
      Figure sharpeHigh,
      double sharpeConfidence,
      double periodsPerYear) {}

  /**
   * @param dsr deflated Sharpe ratio, or for one trial the probabilistic Sharpe ratio
   * @param dsrLimit at least this, set before the run
   * @param pbo probability of backtest overfitting
   * @param pboLimit at most this, set before the run
   * @param pboSplits number of splits behind it
   */
  public record Overfit(Figure dsr, double dsrLimit, Figure pbo, double pboLimit, long pboSplits) {}

  /**
   * @param maxDrawdown deepest fall from a high, a negative fraction or 0
   * @param longestUnderWaterSeconds longest time below an earlier high
   */
  public record Depth(Figure maxDrawdown, Figure longestUnderWaterSeconds) {}
}
