package dev.holdout.strategies.run;

import dev.holdout.marketdata.BadInput;
import dev.holdout.models.PositionRule;
import dev.holdout.models.Samples;
import dev.holdout.models.objective.Objective;
import dev.holdout.models.objective.Runs;
import java.util.List;

/**
 * Which configuration a fold trades: the one with the best mean over its seeds of the objective
 * after costs, on decisions held back inside the training span. Of equal ones the first.
 *
 * @param scores one a configuration
 * @param chosen index of the configuration
 */
record Choice(List<Double> scores, int chosen) {

  Choice {
    scores = List.copyOf(scores);
  }

  /**
   * @param policies by configuration, then seed
   */
  static Choice among(
      Stages stages, FoldWork work, Objective objective, List<List<PositionRule>> policies) {
    List<Integer> lags =
        stages.study().configurations().stream().map(configuration -> configuration.lag()).toList();
    Double[] scores = new Double[policies.size()];
    int best = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = score(stages.judgedBy(work, lags.get(c)), objective, policies.get(c));
      if (scores[c] > scores[best]) {
        best = c;
      }
    }
    return new Choice(List.of(scores), best);
  }

  private static double score(Samples judged, Objective objective, List<PositionRule> seeds) {
    if (judged.size() == 0) {
      throw new BadInput(
          "no decision is left to choose a configuration by",
          "training.validation",
          "a longer training span or a larger validation share");
    }
    double sum = 0;
    for (PositionRule policy : seeds) {
      sum += value(policy, judged, objective);
    }
    return sum / seeds.size();
  }

  /** The objective of a policy over samples, from a flat start. */
  static double value(PositionRule policy, Samples samples, Objective objective) {
    float[] positions = policy.positions(samples);
    double[] widened = new double[positions.length];
    for (int i = 0; i < widened.length; i++) {
      widened[i] = positions[i];
    }
    return objective.value(widened, samples.returns(), Runs.one(0));
  }
}
