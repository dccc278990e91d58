package dev.holdout.strategies.run;

import dev.holdout.features.audit.AuditResult;
import dev.holdout.features.audit.CausalityAudit;
import dev.holdout.features.audit.Component;
import dev.holdout.features.audit.Finding;
import dev.holdout.features.audit.Scenario;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.models.objective.Objective;
import dev.holdout.strategies.study.Configuration;
import dev.holdout.strategies.study.Judgement;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/**
 * The causality gate over the whole chain. At random decisions the future is cut off or scrambled
 * and the chain is computed again from the changed trades; everything settled by then must be equal
 * to the bit. Weights are reused: what they were trained on is compared instead, for each fold
 * whose test had begun.
 */
final class CausalityGate {

  private final Stages stages;
  private final Chain truth;
  private final KnownScores scores;

  /**
   * What the chain made of facts: the run's own, or one made from a changed future.
   *
   * @param played null when no test had begun
   * @param failure why a stage could not be computed; null when all were
   */
  record Chain(
      Prepared facts,
      List<FoldModels> folds,
      List<Choice> choices,
      Playback.Played played,
      Failure failure) {

    /** The run's own. */
    static Chain of(MarketRun run) {
      return new Chain(
          run.facts(),
          run.folds(),
          run.folds().stream().map(FoldModels::choice).toList(),
          run.policy(),
          null);
    }
  }

  /** A stage that could not be computed, and why. */
  record Failure(String stage, String why) {}

  CausalityGate(Stages stages, Objective objective, Chain truth) {
    this.stages = stages;
    this.truth = truth;
    this.scores = new KnownScores(stages, objective);
  }

  /**
   * @return what was compared, all of it equal
   * @throws LeakFound naming the first stage that differs
   */
  AuditResult check(int threads, Progress.Phase phase) {
    Study study = stages.study();
    requireDeclaredFills();
    Judgement.Gate gate = study.judgement().gate();
    CausalityAudit audit =
        new CausalityAudit(
            truth.facts().trades(),
            scenario -> probe(scenario, phase),
            gate.scrambles(),
            study.learning().seeds().master());
    AuditResult result;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      result = audit.run(pool, instants(audit, gate.instants()));
    }
    result
        .first()
        .ifPresent(finding -> {
          throw leak(finding);
        });
    return result;
  }

  /** How many scenarios {@link #check} computes: for progress. */
  static long scenarios(Study study) {
    Judgement.Gate gate = study.judgement().gate();
    return (long) gate.instants() * (gate.scrambles().size() + 1);
  }

  /**
   * Decisions chosen by the seed: a quarter of them right after empty bars, where filling from
   * later would show and which chance alone would rarely meet, the others anywhere.
   */
  private long[] instants(CausalityAudit audit, int count) {
    Timeline timeline = truth.facts().timeline();
    BarSeries bars = truth.facts().bars();
    long[] all = LongStream.range(0, timeline.size()).map(i -> timeline.at((int) i)).toArray();
    long[] empty =
        LongStream.range(0, bars.size())
            .filter(i -> bars.isMissing((int) i))
            .map(i -> bars.knownAt((int) i))
            .toArray();
    long[] awkward = audit.choose(empty, count / 4);
    long[] others = LongStream.of(all).filter(at -> Arrays.binarySearch(awkward, at) < 0).toArray();
    return LongStream.concat(
            LongStream.of(awkward), LongStream.of(audit.choose(others, count - awkward.length)))
        .sorted()
        .toArray();
  }

  private List<Component> probe(Scenario scenario, Progress.Phase phase) {
    Chain chain = scenario.isTruth() ? truth : recompute(scenario);
    List<Component> settled = new Settled(stages.study(), chain, scenario.instant()).components();
    phase.step(1);
    return settled;
  }

  /** The chain once more; a stage that cannot work on another future has seen it, too. */
  private Chain recompute(Scenario scenario) {
    Prepared facts = stages.prepare(scenario.trades(), scenario.clock());
    List<FoldModels> folds = new ArrayList<>();
    List<Choice> choices = new ArrayList<>();
    Playback.Played played = null;
    String stage = "scaler";
    Failure failure = null;
    try {
      for (FoldModels known : truth.folds()) {
        if (known.work().outer().test().from() <= scenario.instant()) {
          folds.add(known.on(FoldWork.of(stages, facts, known.work().outer())));
        }
      }
      stage = "selection";
      for (FoldModels fold : folds) {
        choices.add(Choice.by(Choice.scores(fold.rungs(), scores.judge(fold.work()))));
      }
      stage = "network outputs";
      played = play(facts, folds, choices, scenario.instant());
    } catch (BadInput refused) {
      failure = new Failure(stage, refused.getMessage());
    }
    return new Chain(facts, folds, choices, played, failure);
  }

  /**
   * Plays up to the instant, its own decision included, and no longer than the run itself was
   * played; null before the first test.
   */
  private Playback.Played play(
      Prepared facts, List<FoldModels> folds, List<Choice> choices, long instant) {
    if (folds.isEmpty()) {
      return null;
    }
    long from = folds.getFirst().work().outer().test().from();
    long to = Math.min(instant + 1, truth.folds().getLast().work().outer().test().to());
    List<Configuration> configurations = stages.study().configurations();
    List<PolicyStrategy.InForce> schedule = new ArrayList<>();
    for (int f = 0; f < folds.size(); f++) {
      schedule.add(folds.get(f).inForce(configurations, choices.get(f).chosen()));
    }
    return new Playback(stages, facts, from, to).policies("policy", schedule);
  }

  private void requireDeclaredFills() {
    if (stages.fillPolicy().isUnsafe()
        && !stages.study().trading().fills().unsafe().contains("same-bar-fill")) {
      throw new LeakFound(
          "fills",
          "same-bar fill: orders fill at the close of the bar that decided them, before any later"
              + " trade, and the study does not declare it",
          "fills.policy: next-trade; or declare unsafe: [same-bar-fill], which stands on the"
              + " report's first page");
    }
  }

  private static LeakFound leak(Finding finding) {
    return new LeakFound(
        finding.component(),
        "%s at the decision of %s changed when later trades were changed (%s)"
            .formatted(finding.where(), Nanos.iso(finding.instant()), finding.scramble()),
        switch (finding.component()) {
          case "bars" -> "make bars in one pass forward; nothing earlier may be filled from later";
          case "features" ->
              "read the window only: a value may use its own bar and those before it";
          case "scaler" -> "fit the transform on the fold's training span, not on the whole series";
          case "training inputs" -> "purge labels that end after the training span";
          case "selection" ->
              "choose by decisions inside the training span, never by the test span";
          default -> "decide from what was known at the decision";
        });
  }
}
