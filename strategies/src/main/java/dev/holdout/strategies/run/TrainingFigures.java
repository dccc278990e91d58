package dev.holdout.strategies.run;

import dev.holdout.backtest.stats.TailRisk;
import dev.holdout.models.FrozenPolicy;
import dev.holdout.models.PositionRule;
import dev.holdout.models.Samples;
import dev.holdout.models.TrainedPolicy;
import dev.holdout.models.TrainingHistory;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.HistoryRow;
import dev.holdout.reports.run.Training;
import dev.holdout.reports.run.Trials;
import dev.holdout.strategies.study.Configuration;
import dev.holdout.strategies.study.Hyperparameter;
import dev.holdout.strategies.study.Learning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How training went, and every configuration that was tried: sections 7 and 11. */
final class TrainingFigures {

  private final Outcome outcome;
  private final List<Configuration> configurations;

  TrainingFigures(Outcome outcome) {
    this.outcome = outcome;
    this.configurations = outcome.study().configurations();
  }

  /**
   * The name of a configuration in every table: {@code c1}, {@code c2}, in the order of the grid.
   */
  static String id(int configuration) {
    return "c" + (configuration + 1);
  }

  Training training() {
    Learning learning = outcome.study().learning();
    FoldModels last = outcome.folds().getLast();
    Configuration chosen = configurations.get(last.choice().chosen());
    return new Training(
        policyName() + ", " + chosen.text(),
        parameters(last.trained().get(last.choice().chosen()).getFirst()),
        objectiveName(),
        "%s, at most %d epochs, patience %d, batch %d"
            .formatted(
                learning.training().optimizer().name().toLowerCase(Locale.ROOT),
                learning.training().epochs(),
                learning.training().patience(),
                learning.training().batch()),
        all().size(),
        steps(),
        medianValidation(),
        TrainingFindings.of(outcome.folds(), learning.training().epochs()));
  }

  private String objectiveName() {
    return switch (outcome.study().learning().objective()) {
      case MEAN_RETURN -> "mean return a decision after costs";
      case SHARPE -> "Sharpe ratio a decision after costs";
    };
  }

  String policyName() {
    return outcome
        .study()
        .learning()
        .policy()
        .kind()
        .name()
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ');
  }

  /** Optimiser steps of all trainings. */
  long steps() {
    return all().stream().mapToLong(policy -> policy.history().steps()).sum();
  }

  private List<TrainedPolicy> all() {
    return outcome.folds().stream()
        .flatMap(fold -> fold.trained().stream().flatMap(List::stream))
        .toList();
  }

  private static long parameters(TrainedPolicy policy) {
    FrozenPolicy frozen = policy.frozen();
    return frozen.stateDict().values().stream().mapToLong(tensor -> tensor.numel()).sum();
  }

  /** By epoch, the median over folds of the chosen configuration's validation objective. */
  private List<Double> medianValidation() {
    List<List<Mean>> curves = new ArrayList<>();
    for (FoldModels fold : outcome.folds()) {
      curves.add(curve(fold.trained().get(fold.choice().chosen())));
    }
    int longest = curves.stream().mapToInt(List::size).max().orElse(0);
    List<Double> medians = new ArrayList<>();
    for (int epoch = 0; epoch < longest; epoch++) {
      int at = epoch;
      double[] values =
          curves.stream()
              .filter(curve -> curve.size() > at)
              .mapToDouble(curve -> curve.get(at).validation())
              .toArray();
      medians.add(TailRisk.quantile(values, 0.5));
    }
    return medians;
  }

  /** One epoch, the mean over the seeds still training; {@code best} when one kept its weights. */
  private record Mean(double training, double validation, boolean best) {}

  private static List<Mean> curve(List<TrainedPolicy> seeds) {
    int longest = seeds.stream().mapToInt(seed -> seed.history().epochs().size()).max().orElse(0);
    List<Mean> curve = new ArrayList<>();
    for (int epoch = 0; epoch < longest; epoch++) {
      double training = 0;
      double validation = 0;
      int count = 0;
      boolean best = false;
      for (TrainedPolicy seed : seeds) {
        if (seed.history().epochs().size() > epoch) {
          TrainingHistory.Epoch values = seed.history().epochs().get(epoch);
          training += values.train();
          validation += values.validation();
          best |= seed.history().bestEpoch() == epoch + 1;
          count++;
        }
      }
      curve.add(new Mean(training / count, validation / count, best));
    }
    return curve;
  }

  List<HistoryRow> history() {
    List<HistoryRow> rows = new ArrayList<>();
    for (FoldModels fold : outcome.folds()) {
      for (int c = 0; c < configurations.size(); c++) {
        List<Mean> curve = curve(fold.trained().get(c));
        for (int epoch = 0; epoch < curve.size(); epoch++) {
          Mean mean = curve.get(epoch);
          rows.add(
              new HistoryRow(
                  fold.work().outer().number(),
                  id(c),
                  c == fold.choice().chosen(),
                  epoch,
                  finite(mean.training()),
                  finite(mean.validation()),
                  mean.best()));
        }
      }
    }
    return rows;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  Trials trials() {
    List<Hyperparameter> varied = varied();
    List<Trials.Row> rows = new ArrayList<>();
    for (int c = 0; c < configurations.size(); c++) {
      Configuration configuration = configurations.get(c);
      int index = c;
      double score =
          outcome.folds().stream()
              .mapToDouble(fold -> fold.choice().scores().get(index))
              .average()
              .orElse(Double.NaN);
      long chosenIn =
          outcome.folds().stream().filter(fold -> fold.choice().chosen() == index).count();
      rows.add(
          new Trials.Row(
              id(c),
              varied.stream().map(parameter -> parameter.text(configuration)).toList(),
              outcome.study().learning().seeds().list().size(),
              Figure.of(score, "the objective is not a number"),
              Figure.undefined("only the configuration chosen in each fold is traded"),
              Figure.undefined("only the configuration chosen in each fold is traded"),
              Figure.undefined("only the configuration chosen in each fold is traded"),
              chosenIn,
              chosenIn > 0 ? "chosen" : "scored"));
    }
    rows.sort(
        Comparator.comparingDouble((Trials.Row row) ->
                row.score().isDefined() ? row.score().orThrow() : Double.NEGATIVE_INFINITY)
            .reversed());
    return new Trials(
        configurations.size(),
        0, // a training that fails ends the run
        flat(),
        "of this run; earlier looks at this data are not counted",
        false,
        objectiveName() + ", validation, mean over folds",
        outcome.study().learning().objective() == Learning.Objective.SHARPE
            ? Form.RATIO
            : Form.DAY_PERCENT,
        varied.stream().map(Hyperparameter::label).toList(),
        rows,
        new Trials.Ledger("no ledger is kept yet", false),
        List.of());
  }

  /** {@code lag 4, hidden 8}: what tells a configuration from the others. */
  String varied(Configuration configuration) {
    return configuration.text(varied());
  }

  /** Configurations that asked for no position at any decision they were judged by. */
  private long flat() {
    return IntStream.range(0, configurations.size())
        .filter(c -> outcome.folds().stream().allMatch(fold -> isFlat(fold, c)))
        .count();
  }

  private boolean isFlat(FoldModels fold, int configuration) {
    Samples judged = fold.work().validation(configurations.get(configuration).lag());
    for (PositionRule seed : fold.frozen().get(configuration)) {
      for (float position : seed.positions(judged)) {
        if (position != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** The parameters with more than one choice; all of them when nothing varies. */
  private List<Hyperparameter> varied() {
    return outcome.study().learning().search().space().varied();
  }
}
