package dev.holdout.strategies.run;

import dev.holdout.features.split.Fold;
import dev.holdout.models.objective.Objective;
import dev.holdout.reports.run.PlainName;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One market, searched and traded: the same for the study's own market, for placebos and for
 * oracles.
 *
 * @param facts bars, features, targets
 * @param folds what the search of each fold gave
 * @param playback the event loop over all test spans
 * @param policy the chosen policies, played
 */
record MarketRun(
    Stages stages,
    Prepared facts,
    List<FoldModels> folds,
    Playback playback,
    Playback.Played policy) {

  MarketRun {
    folds = List.copyOf(folds);
  }

  /** Searches in every fold and trades what each chose. */
  static MarketRun of(
      Stages stages, Prepared facts, PolicySearch search, Progress.Phase trainings) {
    List<Fold> spans = Sources.folds(stages.study(), facts.timeline());
    List<FoldModels> folds = search.in(facts, spans, trainings);
    Playback playback =
        new Playback(stages, facts, spans.getFirst().test().from(), spans.getLast().test().to());
    Playback.Played policy =
        playback.policies(policyName(stages.study()), schedule(stages.study(), folds));
    return new MarketRun(stages, facts, folds, playback, policy);
  }

  private static List<PolicyStrategy.InForce> schedule(Study study, List<FoldModels> folds) {
    return folds.stream()
        .map(fold -> fold.inForce(study.configurations(), fold.choice().chosen()))
        .toList();
  }

  /** What was chosen in each fold, in force in its test span. */
  List<PolicyStrategy.InForce> schedule() {
    return schedule(stages.study(), folds);
  }

  /** {@code neural trader}. */
  static String policyName(Study study) {
    return PlainName.of(study.learning().policy().kind());
  }

  /** The linear baseline, fitted in each fold on the same samples, played. */
  Playback.Played linear() {
    int lag = PolicySearch.linearLag(stages.study());
    return playback.policies(
        "linear model", folds.stream().map(fold -> fold.linearInForce(lag)).toList());
  }

  /** The simpler rules on the same spans, costs and account. */
  List<Playback.Played> rules() {
    return List.of(linear(), playback.buyAndHold(), playback.flat());
  }

  /** Every configuration, traded with the last weights that each fold's search gave it. */
  TrialCurve trial(int configuration) {
    List<PolicyStrategy.InForce> schedule = new ArrayList<>();
    boolean finished = false;
    for (FoldModels fold : folds) {
      Candidate last = fold.last(configuration);
      if (last.failed()) {
        return TrialCurve.failed(configuration, last.failure());
      }
      finished |= fold.choice().reachedTheEnd(configuration);
      schedule.add(fold.inForce(stages.study().configurations(), configuration));
    }
    Playback.Played played = playback.policies("trial", schedule);
    return TrialCurve.of(configuration, finished, played.result());
  }

  /** One curve a configuration, in the study's order. */
  List<TrialCurve> trials() {
    return IntStream.range(0, stages.study().configurations().size())
        .mapToObj(this::trial)
        .toList();
  }

  /** Trainings of all folds and rungs. */
  long trainings() {
    return folds.stream().mapToLong(fold -> fold.trainings().size()).sum();
  }

  static Objective objective(Study study) {
    return Objective.parse(
        switch (study.learning().objective()) {
          case MEAN_RETURN -> "mean-return";
          case SHARPE -> "sharpe";
        },
        study.trading().costs().smoothFraction());
  }
}
