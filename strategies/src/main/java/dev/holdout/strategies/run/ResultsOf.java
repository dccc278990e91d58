package dev.holdout.strategies.run;

import dev.holdout.features.audit.AuditResult;
import dev.holdout.features.audit.Scramble;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Costs;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.FoldRow;
import dev.holdout.reports.run.Gate;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.Verdict;
import dev.holdout.strategies.study.Judgement.Limits;
import dev.holdout.strategies.study.Market;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts an outcome into the figures of {@code results.json} and the rows beside it. */
final class ResultsOf {

  private final Outcome outcome;
  private final LuckFigures luck;
  private final OosFigures oos;
  private final TrainingFigures training;
  private final OrderFigures orders;
  private final DataFigures data;
  private final ControlFigures controls;

  ResultsOf(Outcome outcome) {
    this.outcome = outcome;
    this.luck = new LuckFigures(outcome);
    this.oos = new OosFigures(outcome, luck);
    this.training = new TrainingFigures(outcome);
    this.orders = new OrderFigures(outcome);
    this.data = new DataFigures(outcome);
    this.controls =
        new ControlFigures(
            outcome.study(),
            Score.of(outcome.result()),
            Score.isAnnual(outcome.result()),
            outcome.checked().controls(),
            outcome.checked().sameBytes());
  }

  Results results() {
    Costs costs = new Reconciliation(outcome).costs();
    List<Check> checks = checks(costs);
    FoldFigures folds = new FoldFigures(outcome);
    List<FoldRow> foldRows = folds.rows();
    return new Results(
        Results.SCHEMA,
        "walk-forward",
        subject(),
        verdict(checks),
        gate(),
        checks,
        controls.controls(),
        oos.oos(),
        luck.luck(),
        foldRows,
        folds.summary(foldRows),
        costs,
        oos.baselines(),
        oos.comparison(),
        new TrialTable(outcome).trials(),
        new RiskFigures(outcome).risk(),
        orders.orders(),
        orders.fills(),
        outcome.result().orderHash(),
        DecisionInTime.of(outcome),
        training.training(),
        data.data(),
        data.limits());
  }

  RunContents.Rows rows() {
    OrderRows sent = new OrderRows(outcome.result(), outcome::foldAt);
    return new RunContents.Rows(
        new EquityRows(outcome, outcome.rival()).rows(),
        sent.orders(),
        sent.fills(),
        training.history(),
        data.quarantine(),
        new TrialTable(outcome).csv());
  }

  private Results.Subject subject() {
    Instrument instrument = outcome.instrument();
    return new Results.Subject(
        outcome.study().name(),
        instrument.id(),
        bars(outcome.study().market().timeline().bar()),
        training.policyName(),
        instrument.currency(),
        outcome.money(outcome.result().config().startingCash()),
        outcome.study().market().isGenerated(),
        generatedHow());
  }

  /** A clause on what was planted; empty for a real market. */
  private String generatedHow() {
    return outcome.study().market().data() instanceof Market.Generated made
        ? switch (made.kind()) {
          case NOISE -> "no edge";
          case EDGE -> "a planted edge of information coefficient " + made.strength();
        }
        : "";
  }

  /** {@code 5-minute bars}. */
  private static String bars(Duration span) {
    if (span.toSeconds() % 60 != 0) {
      return span.toSeconds() + "-second bars";
    }
    return span.toMinutes() % 60 == 0
        ? span.toHours() + "-hour bars"
        : span.toMinutes() + "-minute bars";
  }

  private Verdict verdict(List<Check> checks) {
    Limits limits = outcome.study().judgement().limits();
    Playback.Played best = outcome.rival();
    return VerdictRules.judge(
        new VerdictRules.Evidence(
            checks,
            new Verdict.Enough(
                outcome.days(),
                limits.days(),
                outcome.result().closedTrades(),
                limits.closedTrades()),
            outcome.money(outcome.result().netPnl()),
            luck.statistics(),
            oos.sharpe(),
            new Verdict.Rival(
                best.name(), Figure.of(outcome.money(best.result().netPnl())), oos.sharpeOf(best))),
        limits);
  }

  private Gate gate() {
    AuditResult audit = outcome.checked().gate();
    return new Gate(
        audit.passed(),
        audit.instants(),
        audit.kinds().stream().map(ResultsOf::words).toList(),
        audit.components(),
        audit.compared(),
        (long) audit.instants() * audit.kinds().size(),
        audit.findings().size());
  }

  private static String words(Scramble kind) {
    return switch (kind) {
      case DROP -> "dropped";
      case PERMUTE -> "shuffled";
      case SCALE -> "scaled";
      case POISON -> "poisoned";
      case DELAY -> "delayed";
    };
  }

  private List<Check> checks(Costs costs) {
    AuditResult audit = outcome.checked().gate();
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "leakGate",
            "Leak gate",
            Check.State.PASSED,
            "future cut off and scrambled at " + audit.instants() + " decisions",
            audit.instants() * audit.kinds().size() + " cuts, 0 bits differ"));
    List<Check> controlled = controls.checks();
    checks.add(controlled.get(0));
    checks.add(controlled.get(1));
    boolean reconciled = costs.unexplained() == 0;
    checks.add(
        new Check(
            "costs",
            "Costs reconciled",
            reconciled ? Check.State.PASSED : Check.State.FAILED,
            "what the network believed against what the account booked",
            String.format(
                Locale.ROOT,
                "%.2f %s unexplained",
                costs.unexplained(),
                outcome.instrument().currency())));
    checks.add(controlled.get(2));
    return checks;
  }
}
