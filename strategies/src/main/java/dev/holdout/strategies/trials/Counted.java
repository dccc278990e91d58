package dev.holdout.strategies.trials;

import java.util.List;

/**
 * Trials on one data set: distinct keys, each in its latest state. Seeds, repeats and controls are
 * none of them.
 *
 * @param trials all of them, whatever became of them: the N of the statistics
 * @param aborted started, and nothing more
 * @param failed ended without figures
 * @param flat evaluated, with no Sharpe ratio: counted in N, not in the variance
 * @param since when the first of their rows was written, ISO; empty when there is none
 * @param sharpes Sharpe ratios per period of those that have one, in the order of their latest rows
 * @param studies the same counts by study, in the order of their first rows
 */
public record Counted(
    int trials,
    int aborted,
    int failed,
    int flat,
    String since,
    List<Double> sharpes,
    List<OfStudy> studies) {

  public Counted {
    sharpes = List.copyOf(sharpes);
    studies = List.copyOf(studies);
  }

  /**
   * Trials of one study on one data set.
   *
   * @param study its name
   * @param data hash of the data
   * @param trials distinct ones
   * @param aborted of them
   * @param failed of them
   * @param flat of them
   * @param best largest Sharpe ratio per period; NaN when none has one
   * @param bestPeriods returns of the trial that has it; 0 when none has one
   * @param since when the first of their rows was written, ISO
   */
  public record OfStudy(
      String study,
      String data,
      int trials,
      int aborted,
      int failed,
      int flat,
      double best,
      int bestPeriods,
      String since) {}
}
