package dev.holdout.reports.run;

import java.util.List;

/**
 * What the sentences over all folds say.
 *
 * @param scheme such as {@code expanding training span; purge 1 bar, embargo 1 h}
 * @param gaining folds with netPnl above 0
 * @param bestFolds the fewest folds that earn most of the gain, by number
 * @param bestShareOfGain their part of the sum of all gains
 * @param medianTraining median over folds of the measure shown in the chart, in training
 * @param medianTest the same in test
 * @param standardError of that measure for one fold
 */
public record FoldSummary(
    String scheme,
    long gaining,
    List<Long> bestFolds,
    Figure bestShareOfGain,
    Figure medianTraining,
    Figure medianTest,
    Figure standardError) {

  public FoldSummary {
    bestFolds = List.copyOf(bestFolds);
  }
}
