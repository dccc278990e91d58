package dev.holdout.strategies.run;

import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.TrialCsvRow;
import dev.holdout.reports.run.Trials;
import dev.holdout.strategies.study.Configuration;
import dev.holdout.strategies.study.Hyperparameter;
import dev.holdout.strategies.study.Learning;
import dev.holdout.strategies.trials.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Every configuration that was tried, here and by anybody on this data: section 7. */
final class TrialTable {

  private final Outcome outcome;
  private final TrainingFigures training;

  TrialTable(Outcome outcome) {
    this.outcome = outcome;
    this.training = new TrainingFigures(outcome);
  }

  Trials trials() {
    LookedAt seen = outcome.lookedAt();
    Counted counted = seen.counted();
    boolean others = counted.trials() > seen.own();
    return new Trials(
        counted.trials(),
        counted.aborted() + counted.failed(),
        counted.flat(),
        others
            ? "on this data, over all runs that the ledger knows"
            : "of this search alone; earlier looks at this data are not counted",
        others && seen.chain().intact(),
        training.objectiveName() + ", validation, mean over folds",
        scoreForm(),
        training.varied().stream().map(Hyperparameter::label).toList(),
        rows(),
        new Trials.Ledger(seen.chainInWords(), seen.chain().intact()),
        counted.studies().stream()
            .map(of ->
                new Trials.StudyCount(
                    of.study(), of.trials(), of.aborted() + of.failed(), of.flat()))
            .toList());
  }

  private Form scoreForm() {
    return outcome.study().learning().objective() == Learning.Objective.SHARPE
        ? Form.RATIO
        : Form.DAY_PERCENT;
  }

  /** The best by validation first. */
  private List<Trials.Row> rows() {
    List<Trials.Row> rows = new ArrayList<>();
    for (TrialCurve trial : outcome.trials()) {
      rows.add(row(trial));
    }
    rows.sort(
        Comparator.comparingDouble((Trials.Row row) ->
                row.score().isDefined() ? row.score().orThrow() : Double.NEGATIVE_INFINITY)
            .reversed());
    return rows;
  }

  private Trials.Row row(TrialCurve trial) {
    int index = trial.configuration();
    Configuration configuration = outcome.study().configurations().get(index);
    double score =
        outcome.folds().stream()
            .mapToDouble(fold -> fold.choice().lastScore(index))
            .average()
            .orElse(Double.NaN);
    long chosenIn = outcome.folds().stream().filter(f -> f.choice().chosen() == index).count();
    return new Trials.Row(
        TrainingFigures.id(index),
        training.varied().stream().map(parameter -> parameter.text(configuration)).toList(),
        outcome.study().learning().seeds().list().size(),
        Figure.of(score, trial.failure().isEmpty() ? "it is no number" : trial.failure()),
        sharpe(trial),
        trial.hasCurve()
            ? Figure.of(outcome.money(trial.netPnl()))
            : Figure.undefined(trial.failure()),
        trial.hasCurve() ? Figure.of(trial.maxDrawdown()) : Figure.undefined(trial.failure()),
        chosenIn,
        state(trial, chosenIn));
  }

  /** The same rows for {@code trials.csv}, in the study's order. */
  List<TrialCsvRow> csv() {
    return outcome.trials().stream().map(this::csv).toList();
  }

  private TrialCsvRow csv(TrialCurve trial) {
    Trials.Row row = row(trial);
    Configuration configuration = outcome.study().configurations().get(trial.configuration());
    return new TrialCsvRow(
        row.id(),
        outcome.study().name(),
        training.varied().stream()
            .map(parameter -> parameter.key() + "=" + parameter.text(configuration))
            .collect(Collectors.joining(";")),
        row.seeds(),
        row.state(),
        value(row.score()),
        value(row.sharpe()),
        value(row.netPnl()),
        value(row.maxDrawdown()),
        row.chosenIn(),
        row.sharpe().isDefined() ? "" : row.sharpe().reason());
  }

  private static Double value(Figure figure) {
    return figure.isDefined() ? figure.orThrow() : null;
  }

  private Figure sharpe(TrialCurve trial) {
    if (!trial.hasCurve()) {
      return Figure.undefined(trial.failure());
    }
    String tooFew = outcome.tooFewDays();
    return tooFew.isEmpty()
        ? Figure.of(
            LuckTests.sharpe(trial.daily()) * Math.sqrt(RiskFigures.DAYS_A_YEAR), "it never traded")
        : Figure.undefined(tooFew);
  }

  private static String state(TrialCurve trial, long chosenIn) {
    if (chosenIn > 0) {
      return "chosen";
    }
    return switch (trial.state()) {
      case FINISHED -> "scored";
      case STOPPED -> "stopped";
      case FAILED -> "failed";
    };
  }
}
