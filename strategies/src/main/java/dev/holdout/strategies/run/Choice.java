package dev.holdout.strategies.run;

import dev.holdout.marketdata.BadInput;
import dev.holdout.models.PositionRule;
import dev.holdout.models.Samples;
import dev.holdout.models.objective.Objective;
import dev.holdout.models.objective.Runs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which configuration a fold trades: in the last rung of its search the one with the best mean over
 * its seeds of the objective after costs, on decisions held back inside the training span. Of equal
 * ones the first. A configuration whose training failed scores minus infinity.
 *
 * @param rungs scores of each rung, in order
 * @param chosen the configuration's place in the study's order
 */
record Choice(List<Scores> rungs, int chosen) {

  /**
   * @param configurations that entered the rung, in the study's order
   * @param values one a configuration
   */
  record Scores(List<Integer> configurations, List<Double> values) {

    Scores {
      configurations = List.copyOf(configurations);
      values = List.copyOf(values);
    }

    /**
     * The {@code count} best, in the study's order; of equal ones the first. A score that is no
     * number is worse than any.
     */
    List<Integer> best(int count) {
      return IntStream.range(0, values.size())
          .boxed()
          .sorted(Comparator.comparingDouble(this::known).reversed())
          .limit(count)
          .sorted()
          .map(configurations::get)
          .toList();
    }

    private double known(int i) {
      return Double.isNaN(values.get(i)) ? Double.NEGATIVE_INFINITY : values.get(i);
    }
  }

  Choice {
    rungs = List.copyOf(rungs);
  }

  /** The choice that scores lead to. */
  static Choice by(List<Scores> rungs) {
    return new Choice(rungs, rungs.getLast().best(1).getFirst());
  }

  /** What a configuration was last judged by: its score in the last rung that it entered. */
  double lastScore(int configuration) {
    double score = Double.NaN;
    for (Scores rung : rungs) {
      int at = rung.configurations().indexOf(configuration);
      if (at >= 0) {
        score = rung.values().get(at);
      }
    }
    return score;
  }

  /** Whether a configuration was trained to the end of the search. */
  boolean reachedTheEnd(int configuration) {
    return rungs.getLast().configurations().contains(configuration);
  }

  /** The mean over seeds of the objective on the decisions that judge; −∞ for a failed one. */
  static double score(Candidate candidate, Samples judged, Objective objective) {
    if (judged.size() == 0) {
      throw new BadInput(
          "no decision is left to choose a configuration by",
          "training.validation",
          "a longer training span or a larger validation share");
    }
    if (candidate.failed()) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = 0;
    for (PositionRule policy : candidate.frozen()) {
      sum += value(policy, judged, objective);
    }
    return sum / candidate.frozen().size();
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

  /** The scores of a fold's rungs, each candidate judged anew. */
  static List<Scores> scores(List<Rung> rungs, Judge judge) {
    List<Scores> all = new ArrayList<>();
    for (Rung rung : rungs) {
      all.add(scores(rung, judge));
    }
    return all;
  }

  static Scores scores(Rung rung, Judge judge) {
    return new Scores(
        rung.candidates().stream().map(Candidate::configuration).toList(),
        rung.candidates().stream().map(judge::score).toList());
  }

  /** Gives a candidate its score. */
  @FunctionalInterface
  interface Judge {
    double score(Candidate candidate);
  }
}
