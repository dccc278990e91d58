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
 * @param trained by configuration, then seed
 * @param frozen the same policies, for decisions
 * @param choice which configuration is traded
 * @param linear the linear baseline, fitted on the same samples
 */
record FoldModels(
    FoldWork work,
    List<List<TrainedPolicy>> trained,
    List<List<PositionRule>> frozen,
    Choice choice,
    LinearForecast linear) {

  /** The policies that trade: all seeds of the chosen configuration, never the best seed. */
  List<PositionRule> chosen() {
    return frozen.get(choice.chosen());
  }

  PolicyStrategy.InForce inForce(List<Configuration> configurations, Choice chosen) {
    return inForce(configurations.get(chosen.chosen()).lag(), frozen.get(chosen.chosen()));
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
