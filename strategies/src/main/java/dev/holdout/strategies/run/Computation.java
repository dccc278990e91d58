package dev.holdout.strategies.run;

import dev.holdout.features.audit.AuditResult;
import dev.holdout.features.split.Fold;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.generated.Surrogates;
import dev.holdout.marketdata.source.Import;
import dev.holdout.models.objective.Objective;
import dev.holdout.strategies.study.Configuration;
import dev.holdout.strategies.study.Control;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.tasks.StoredTask;
import dev.holdout.strategies.tasks.TaskStore;
import dev.holdout.strategies.tasks.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A study, computed from its raw trades to the evidence for a verdict.
 *
 * <p>Trades become bars, features and targets ({@link Stages}); each fold searches inside its
 * training span ({@link PolicySearch}); what was chosen trades the test spans through the event
 * loop ({@link Playback}); the causality gate computes the chain again on scrambled futures ({@link
 * CausalityGate}); every configuration is traded for the statistics ({@link TrialCurve}); the same
 * pipeline meets markets of which the answer is known ({@link ControlTask}); one fold is made again
 * from raw data ({@link SameBytes}).
 */
final class Computation {

  static final String READING = "reading trades";
  static final String TRAINING = "training";
  static final String TRADING = "backtests";
  static final String CONTROLS = "controls";

  private final Stages stages;
  private final Study study;
  private final Objective objective;
  private final int threads;
  private final Phases phases;

  /**
   * @param threads tasks at the same time, at least 1
   */
  Computation(Stages stages, int threads, Phases phases) {
    this.stages = stages;
    this.study = stages.study();
    this.objective = MarketRun.objective(study);
    this.threads = threads;
    this.phases = phases;
  }

  /** The raw trades. */
  Import load() {
    Import loaded = phases.in(READING, 0, phase -> Sources.of(study).load());
    if (loaded.trades().size() == 0) {
      throw new BadInput(
          "no trade was accepted of " + loaded.findings().rowsRead() + " rows",
          "data",
          "look at the first quarantined rows: "
              + loaded.findings().quarantined().stream().limit(1).toList());
    }
    return loaded;
  }

  /**
   * Everything after the raw trades.
   *
   * @param store of results that need not be computed again
   * @param scope content hash of code, data and all of the study but its search
   * @throws LeakFound when the causality gate fails
   */
  Outcome compute(Import loaded, TrialBook book, TaskStore store, String scope) {
    Prepared facts = prepared(loaded);
    requireReachable(facts);
    List<Fold> folds = Sources.folds(study, facts.timeline());
    book.starts(folds.getFirst().test().from(), folds.getLast().test().to());
    try {
      PolicySearch search =
          new PolicySearch(stages, objective, new PolicySearch.Memory(store, scope), threads);
      long trainings = PolicySearch.trainings(study, folds.size());
      MarketRun run =
          phases.in(TRAINING, trainings, phase -> MarketRun.of(stages, facts, search, phase));
      AuditResult gate = gate(run);
      List<TrialCurve> trials = trials(run);
      List<Playback.Played> rules = phases.in("simpler rules", 0, phase -> run.rules());
      book.ends(trials);
      Outcome.Checked checked =
          new Outcome.Checked(gate, controls(facts, store, scope), sameBytes(run));
      return new Outcome(study, loaded, objective, run, rules, trials, checked, book.lookedAt());
    } catch (LeakFound leak) {
      book.fails("leak: " + leak.component());
      throw leak;
    } catch (BadInput refused) {
      book.fails(refused.faults().getFirst().value());
      throw refused;
    }
  }

  private Prepared prepared(Import loaded) {
    long until = loaded.trades().knownAt(loaded.trades().size() - 1);
    Prepared facts = phases.in("features", 0, phase -> stages.prepare(loaded.trades(), until));
    facts.frame().requireNoInvalid();
    return facts;
  }

  private AuditResult gate(MarketRun run) {
    CausalityGate gate = new CausalityGate(stages, objective, CausalityGate.Chain.of(run));
    return phases.in(
        "causality gate", CausalityGate.scenarios(study), phase -> gate.check(threads, phase));
  }

  private List<TrialCurve> trials(MarketRun run) {
    List<Configuration> configurations = study.configurations();
    List<Callable<TrialCurve>> tasks = new ArrayList<>();
    for (int c = 0; c < configurations.size(); c++) {
      int configuration = c;
      tasks.add(() -> run.trial(configuration));
    }
    return phases.in(TRADING, configurations.size(), phase -> Tasks.inOrder(threads, tasks, phase));
  }

  private Surrogates surrogates(Prepared facts) {
    return Surrogates.of(facts.trades(), study.market().timeline().bar(), study.controls().block());
  }

  /** Told before minutes of training, not after them. */
  private void requireReachable(Prepared facts) {
    if (!study.controls().runs(Control.ORACLE)) {
      return;
    }
    double wanted = study.controls().strengths().getLast();
    double largest = surrogates(facts).largestIc();
    if (wanted > largest) {
      throw new BadInput(
          "an oracle of strength "
              + wanted
              + " is asked for; on this market none above "
              + Math.floor(largest * 1e4) / 1e4
              + " can be made",
          "controls.strengths",
          Math.floor(largest * 100) / 100 + " or less");
    }
  }

  private List<ControlResult> controls(Prepared facts, TaskStore store, String scope) {
    List<ControlMarket> markets = ControlMarket.of(study.controls());
    if (markets.isEmpty()) {
      return List.of();
    }
    Surrogates surrogates = surrogates(facts);
    List<Callable<ControlResult>> tasks = new ArrayList<>();
    for (ControlMarket market : markets) {
      tasks.add(
          new StoredTask<>(
              store,
              market.hash(scope, study),
              new ControlTask(stages, objective, facts, surrogates, market),
              new StoredTask.Form<>(
                  ControlResult::bytes, bytes -> ControlResult.read(market, bytes))));
    }
    return phases.in(CONTROLS, tasks.size(), phase -> Tasks.inOrder(threads, tasks, phase));
  }

  private SameBytes.Outcome sameBytes(MarketRun run) {
    if (study.controls().skip().contains(Control.SAME_BYTES)) {
      return SameBytes.Outcome.skipped();
    }
    return phases.in(
        "same bytes",
        PolicySearch.trainings(study, 1),
        phase -> new SameBytes(stages, objective, threads).check(run, phase));
  }
}
