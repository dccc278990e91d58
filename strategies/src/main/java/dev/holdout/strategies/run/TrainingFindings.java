package dev.holdout.strategies.run;

import dev.holdout.models.TrainedPolicy;
import dev.holdout.models.TrainingHistory;
import dev.holdout.reports.run.Training;
import java.util.ArrayList;
import java.util.List;

/**
 * What looked wrong in the trainings of the chosen configurations: a value that is no number, a
 * best epoch that is the first one (nothing was learned that validates) or the last one allowed (it
 * was still learning), in all seeds of a fold.
 */
final class TrainingFindings {

  private TrainingFindings() {}

  /**
   * @param epochsAllowed by the study
   */
  static List<Training.Finding> of(List<FoldModels> folds, int epochsAllowed) {
    List<Training.Finding> findings = new ArrayList<>();
    for (FoldModels fold : folds) {
      int number = fold.work().outer().number();
      List<TrainingHistory> histories =
          fold.chosen().trained().stream().map(TrainedPolicy::history).toList();
      for (TrainingHistory history : histories) {
        for (TrainingHistory.Epoch epoch : history.epochs()) {
          if (!Double.isFinite(epoch.train()) || !Double.isFinite(epoch.validation())) {
            findings.add(
                new Training.Finding(
                    number, epoch.epoch(), "the objective is not a number", "a smaller search.lr"));
          }
        }
      }
      if (histories.stream().allMatch(history -> history.bestEpoch() == 1)) {
        findings.add(
            new Training.Finding(
                number,
                1,
                "no epoch is better than the first, in any seed",
                "a smaller search.lr"));
      } else if (histories.stream().allMatch(history -> history.bestEpoch() == epochsAllowed)) {
        findings.add(
            new Training.Finding(
                number,
                epochsAllowed,
                "the last epoch allowed is the best, in every seed",
                "more training.epochs"));
      }
    }
    return findings;
  }
}
