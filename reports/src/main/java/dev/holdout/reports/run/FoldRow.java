package dev.holdout.reports.run;

/**
 * One fold.
 *
 * @param fold number from 1
 * @param span training and test span
 * @param netPnl in its test span
 * @param sharpeTraining annual, net
 * @param sharpeTest annual, net
 * @param meanTraining mean net return a decision in the training span (a fraction)
 * @param meanTest mean net return a decision in the test span (a fraction)
 * @param orders sent in the test span
 * @param costs paid in the test span, positive
 * @param chosen the configuration that the training span chose
 */
public record FoldRow(
    int fold,
    @Flat Span span,
    double netPnl,
    Figure sharpeTraining,
    Figure sharpeTest,
    Figure meanTraining,
    Figure meanTest,
    long orders,
    double costs,
    String chosen) {

  /**
   * @param trainFrom start of the training span
   * @param trainTo end of the training span
   * @param from start of the test span
   * @param to end of the test span
   */
  public record Span(String trainFrom, String trainTo, String from, String to) {}
}
