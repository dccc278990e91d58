package dev.holdout.strategies.run;

import dev.holdout.models.PositionRule;
import dev.holdout.models.TrainedPolicy;
import java.util.List;

/**
 * A configuration in one rung of a fold's search, trained from every seed.
 *
 * @param configuration its place in the study's order
 * @param trained one a seed; empty when a training failed
 * @param frozen the same policies, for decisions
 * @param failure why a training failed; empty when none did
 */
record Candidate(
    int configuration, List<TrainedPolicy> trained, List<PositionRule> frozen, String failure) {

  Candidate {
    trained = List.copyOf(trained);
    frozen = List.copyOf(frozen);
  }

  /**
   * @param results of the trainings, one a seed
   */
  static Candidate of(int configuration, List<TrainingResult> results) {
    for (TrainingResult result : results) {
      if (!result.failure().isEmpty()) {
        return new Candidate(configuration, List.of(), List.of(), result.failure());
      }
    }
    List<TrainedPolicy> trained = results.stream().map(TrainingResult::policy).toList();
    return new Candidate(
        configuration,
        trained,
        trained.stream().<PositionRule>map(TrainedPolicy::frozen).toList(),
        "");
  }

  boolean failed() {
    return !failure.isEmpty();
  }
}
