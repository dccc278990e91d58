package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.features.audit.AuditResult;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.source.Import;
import dev.holdout.models.objective.Objective;
import dev.holdout.strategies.study.Study;
import java.util.List;

/**
 * Everything a run computed, before it is put into figures.
 *
 * @param study as it was run
 * @param loaded what the source gave
 * @param facts bars, features, targets
 * @param objective what training paid
 * @param folds in order of time
 * @param policy the chosen policies, played
 * @param rules the simpler rules, played on the same span, costs and account
 * @param gate what the causality gate compared
 */
record Outcome(
    Study study,
    Import loaded,
    Prepared facts,
    Objective objective,
    List<FoldModels> folds,
    Playback.Played policy,
    List<Playback.Played> rules,
    AuditResult gate) {

  /** Fewer daily returns than this give no annual figure that means anything. */
  static final int FEWEST_DAYS = 60;

  Instrument instrument() {
    return facts.trades().instrument();
  }

  BacktestResult result() {
    return policy.result();
  }

  /** Money increments as currency. */
  double money(long increments) {
    return instrument().money(increments);
  }

  /** Start of the first test span, UTC epoch nanoseconds. */
  long from() {
    return folds.getFirst().work().outer().test().from();
  }

  /** End of the last test span, exclusive. */
  long to() {
    return folds.getLast().work().outer().test().to();
  }

  /** Whole days out of sample. */
  long days() {
    return (to() - from()) / 86_400_000_000_000L;
  }

  /** Why an annual figure is not defined; empty when it is. */
  String tooFewDays() {
    int daily = result().daily().days();
    return daily < FEWEST_DAYS ? daily + " daily returns; " + FEWEST_DAYS + " are needed" : "";
  }

  /** Number of the fold that an instant lies in, from 1; the last one at and after its end. */
  int foldAt(long instant) {
    for (FoldModels fold : folds) {
      if (instant < fold.work().outer().test().to()) {
        return fold.work().outer().number();
      }
    }
    return folds.getLast().work().outer().number();
  }
}
