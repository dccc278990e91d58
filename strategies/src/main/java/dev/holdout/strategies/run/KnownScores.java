package dev.holdout.strategies.run;

import dev.holdout.models.Samples;
import dev.holdout.models.objective.Objective;
import dev.holdout.strategies.study.Configuration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Scores that were computed before on equal samples. The gate judges the same weights on hundreds
 * of changed futures; where no sample changed, the score is what it was, and where one did, it is
 * computed.
 */
final class KnownScores {

  private final Stages stages;
  private final List<Configuration> configurations;
  private final Objective objective;
  private final Map<Asked, Double> known = new ConcurrentHashMap<>();

  /** Which weights, and what they were judged on. */
  private record Asked(int fold, Candidate candidate, String samples) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Asked asked
          && fold == asked.fold
          && candidate == asked.candidate
          && samples.equals(asked.samples);
    }

    @Override
    public int hashCode() {
      return 31 * fold + System.identityHashCode(candidate) + samples.hashCode();
    }
  }

  KnownScores(Stages stages, Objective objective) {
    this.stages = stages;
    this.configurations = stages.study().configurations();
    this.objective = objective;
  }

  /** For one fold of one future; used by one thread. */
  Choice.Judge judge(FoldWork work) {
    Map<Integer, Judged> byLag = new HashMap<>();
    return candidate -> {
      int lag = configurations.get(candidate.configuration()).lag();
      Judged judged = byLag.computeIfAbsent(lag, any -> new Judged(stages.judgedBy(work, lag)));
      Asked asked = new Asked(work.outer().number(), candidate, judged.hash);
      return known.computeIfAbsent(
          asked, any -> Choice.score(candidate, judged.samples, objective));
    };
  }

  /** Samples and the hash of their content. */
  private static final class Judged {
    private final Samples samples;
    private final String hash;

    private Judged(Samples samples) {
      this.samples = samples;
      this.hash = samples.contentHash();
    }
  }
}
