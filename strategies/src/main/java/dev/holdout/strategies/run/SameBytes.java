package dev.holdout.strategies.run;

import dev.holdout.backtest.order.Fill;
import dev.holdout.features.split.Fold;
import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.models.TrainedPolicy;
import dev.holdout.models.objective.Objective;
import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Controls;
import dev.holdout.reports.run.Figure;
import dev.holdout.strategies.study.Progress;
import dev.holdout.strategies.study.Study;
import java.util.ArrayList;
import java.util.List;

/**
 * One fold, drawn by seed, once more from raw data: read, cut into bars, searched and traded again,
 * with nothing kept from the first time. Every value must be equal to the bit.
 */
final class SameBytes {

  private static final String WHAT =
      "trades, bars, features, targets, scores, weights, decisions and fills of one fold";

  private final Stages stages;
  private final Objective objective;
  private final int threads;

  /**
   * What was found.
   *
   * @param fold number of the fold; 0 when the study left the check out
   * @param values compared
   * @param differing the first that differed and those after it
   * @param first name of the first that differed; empty when none did
   * @param trainings that it took
   */
  record Outcome(int fold, long values, long differing, String first, long trainings) {

    /** The study asked to leave it out. */
    static Outcome skipped() {
      return new Outcome(0, 0, 0, "", 0);
    }

    Controls.SameBytes shown() {
      return fold == 0
          ? new Controls.SameBytes(
              Figure.undefined("not run"), 0, 0, "", "left out by the study: controls.skip")
          : new Controls.SameBytes(Figure.of(fold), values, differing, WHAT, "");
    }

    Check check() {
      String done = "one fold, drawn by seed, run again from raw data";
      if (fold == 0) {
        return new Check("sameBytes", "Same bytes", Check.State.NOT_RUN, done, shown().reason());
      }
      return new Check(
          "sameBytes",
          "Same bytes",
          differing == 0 ? Check.State.PASSED : Check.State.FAILED,
          done,
          differing == 0
              ? "fold " + fold + ": " + values + " hashes equal"
              : "fold " + fold + ": " + first + " differs");
    }
  }

  SameBytes(Stages stages, Objective objective, int threads) {
    this.stages = stages;
    this.objective = objective;
    this.threads = threads;
  }

  /** Which fold: drawn by the master seed. */
  static int drawn(Study study, int folds) {
    long seed =
        new ContentHash().text("same bytes/1").number(study.learning().seeds().master()).seed();
    return Math.floorMod(seed, folds);
  }

  Outcome check(MarketRun truth, Progress.Phase phase) {
    int drawn = drawn(stages.study(), truth.folds().size());
    FoldModels known = truth.folds().get(drawn);
    var loaded = Sources.of(stages.study()).load();
    long until = loaded.trades().knownAt(loaded.trades().size() - 1);
    Prepared facts = stages.prepare(loaded.trades(), until);
    PolicySearch search = new PolicySearch(stages, objective, PolicySearch.Memory.none(), threads);
    FoldModels again = search.in(facts, List.of(known.work().outer()), phase).getFirst();
    List<Named> before = values(truth.facts(), known);
    List<Named> after = values(facts, again);
    long differing = 0;
    String first = "";
    int values = Math.max(before.size(), after.size());
    for (int i = 0; i < values; i++) {
      if (i >= before.size() || i >= after.size() || !before.get(i).equals(after.get(i))) {
        differing++;
        first = first.isEmpty() ? (i < before.size() ? before : after).get(i).name() : first;
      }
    }
    return new Outcome(
        known.work().outer().number(), values, differing, first, again.trainings().size());
  }

  /** A value's name and its hash. */
  private record Named(String name, String hash) {}

  private List<Named> values(Prepared facts, FoldModels fold) {
    List<Named> values = new ArrayList<>();
    values.add(new Named("trades", facts.trades().contentHash()));
    values.add(new Named("features", facts.frame().contentHash(facts.frame().rows())));
    values.add(new Named("targets", facts.target().contentHash()));
    for (Rung rung : fold.rungs()) {
      for (Candidate candidate : rung.candidates()) {
        int seed = 0;
        for (TrainedPolicy policy : candidate.trained()) {
          seed++;
          values.add(
              new Named(
                  "weights of %s after %d epochs, seed %d of the list"
                      .formatted(
                          TrainingFigures.id(candidate.configuration()), rung.epochs(), seed),
                  new ContentHash().bytes(policy.bytes()).hex()));
        }
      }
    }
    values.add(new Named("scores", new ContentHash().text(fold.choice().toString()).hex()));
    values.addAll(traded(facts, fold));
    return values;
  }

  /** The fold's own test span, traded from a flat start. */
  private List<Named> traded(Prepared facts, FoldModels fold) {
    Fold.Test test = fold.work().outer().test();
    Playback.Played played =
        new Playback(stages, facts, test.from(), test.to())
            .policies(
                "fold",
                List.of(fold.inForce(stages.study().configurations(), fold.choice().chosen())));
    ContentHash decisions = new ContentHash();
    for (PolicyStrategy.Decided decided : played.decisions()) {
      decisions.number(decided.at()).number(decided.position());
    }
    ContentHash fills = new ContentHash();
    for (Fill fill : played.result().fills()) {
      fills.text(fill.toString());
    }
    return List.of(
        new Named("decisions", decisions.hex()),
        new Named("fills", fills.hex()),
        new Named("orders", played.result().orderHash()));
  }
}
