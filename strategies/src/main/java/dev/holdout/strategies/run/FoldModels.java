package dev.holdout.strategies.run;

import dev.holdout.features.split.Fold;
import dev.holdout.models.PositionRule;
import dev.holdout.models.TrainedPolicy;
import dev.holdout.models.baseline.LinearForecast;
import dev.holdout.strategies.study.Configuration;
import java.util.List;

/**
 * What training gave in one fold.
 *
 * @param work what it learned from
 * @param rungs of its search, in order
 * @param choice which configuration is traded
 * @param linear the linear baseline, fitted on the same samples
 */
record FoldModels(FoldWork work, List<Rung> rungs, Choice choice, LinearForecast linear) {

  FoldModels {
    rungs = List.copyOf(rungs);
  }

  /** The same weights with other facts: what the gate asks about. */
  FoldModels on(FoldWork other) {
    return new FoldModels(other, rungs, choice, linear);
  }

  /** A configuration with the weights of the last rung that it entered. */
  Candidate last(int configuration) {
    Candidate last = null;
    for (Rung rung : rungs) {
      for (Candidate candidate : rung.candidates()) {
        if (candidate.configuration() == configuration) {
          last = candidate;
        }
      }
    }
    return last;
  }

  /** The configuration that trades, with all its seeds: never the best seed. */
  Candidate chosen() {
    return last(choice.chosen());
  }

  /** Every training of the fold, of all rungs. */
  List<TrainedPolicy> trainings() {
    return rungs.stream()
        .flatMap(rung -> rung.candidates().stream())
        .flatMap(candidate -> candidate.trained().stream())
        .toList();
  }

  PolicyStrategy.InForce inForce(List<Configuration> configurations, int configuration) {
    return inForce(configurations.get(configuration).lag(), last(configuration).frozen());
  }

  PolicyStrategy.InForce linearInForce(int lag) {
    return inForce(lag, List.of(linear));
  }

  private PolicyStrategy.InForce inForce(int lag, List<PositionRule> rules) {
    Fold fold = work.outer();
    return new PolicyStrategy.InForce(
        fold.number(), fold.test().from(), fold.test().to(), lag, work.fitted(), rules);
  }
}
