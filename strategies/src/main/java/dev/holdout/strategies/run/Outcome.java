package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.features.audit.AuditResult;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.source.Import;
import dev.holdout.models.objective.Objective;
import dev.holdout.strategies.study.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything a run computed, before it is put into figures.
 *
 * @param study as it was run
 * @param loaded what the source gave
 * @param objective what training paid
 * @param run the study's own market, searched and traded
 * @param rules the simpler rules, played on the same span, costs and account
 * @param trials every configuration, traded; in the study's order
 * @param checked what the gate and the controls found
 * @param lookedAt every look at this data that the ledger knows
 */
record Outcome(
    Study study,
    Import loaded,
    Objective objective,
    MarketRun run,
    List<Playback.Played> rules,
    List<TrialCurve> trials,
    Checked checked,
    LookedAt lookedAt) {

  /**
   * @param gate what the causality gate compared
   * @param controls what the pipeline made of markets of which the answer is known
   * @param sameBytes one fold made again
   */
  record Checked(AuditResult gate, List<ControlResult> controls, SameBytes.Outcome sameBytes) {}

  /** Fewer daily returns than this give no annual figure that means anything. */
  static final int FEWEST_DAYS = 60;

  Outcome {
    rules = List.copyOf(rules);
    trials = List.copyOf(trials);
  }

  Prepared facts() {
    return run.facts();
  }

  List<FoldModels> folds() {
    return run.folds();
  }

  /** The chosen policies, played. */
  Playback.Played policy() {
    return run.policy();
  }

  Instrument instrument() {
    return facts().trades().instrument();
  }

  BacktestResult result() {
    return policy().result();
  }

  /**
   * The best simpler rule: the one with the highest {@link Score}, so that none with a higher net
   * Sharpe ratio stands unseen behind one that merely held more; of equal ones that with more PnL.
   */
  Playback.Played rival() {
    return rulesBestFirst().getFirst();
  }

  /** By net Sharpe ratio, or net return where the record is too short for one; then by PnL. */
  List<Playback.Played> rulesBestFirst() {
    return rules.stream()
        .sorted(
            Comparator.<Playback.Played>comparingDouble(rule -> Score.of(rule.result()))
                .thenComparingLong(rule -> rule.result().netPnl())
                .reversed())
        .toList();
  }

  /** The statistics of luck, with every look at this data counted. */
  LuckTests luck() {
    List<double[]> curves = new ArrayList<>();
    trials.stream().filter(TrialCurve::hasCurve).map(TrialCurve::daily).forEach(curves::add);
    int days = result().daily().days();
    lookedAt.others().stream().filter(curve -> curve.length == days).forEach(curves::add);
    return new LuckTests(
        new LuckTests.Evidence(
            result().daily().returns(),
            curves,
            lookedAt.counted().trials(),
            // in their own order: that of the ledger's rows differs from one repeat to the next
            lookedAt.counted().sharpes().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray(),
            rival().result().daily().returns(),
            study.learning().seeds().master(),
            tooFewDays()));
  }

  /** Money increments as currency. */
  double money(long increments) {
    return instrument().money(increments);
  }

  /** Start of the first test span, UTC epoch nanoseconds. */
  long from() {
    return folds().getFirst().work().outer().test().from();
  }

  /** End of the last test span, exclusive. */
  long to() {
    return folds().getLast().work().outer().test().to();
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
    for (FoldModels fold : folds()) {
      if (instant < fold.work().outer().test().to()) {
        return fold.work().outer().number();
      }
    }
    return folds().getLast().work().outer().number();
  }
}
