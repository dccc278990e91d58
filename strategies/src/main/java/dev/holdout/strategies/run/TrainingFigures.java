package dev.holdout.strategies.run;

import dev.holdout.backtest.stats.TailRisk;
import dev.holdout.models.FrozenPolicy;
import dev.holdout.models.TrainedPolicy;
import dev.holdout.models.TrainingHistory;
import dev.holdout.reports.run.HistoryRow;
import dev.holdout.reports.run.Training;
import dev.holdout.strategies.study.Configuration;
import dev.holdout.strategies.study.Hyperparameter;
import dev.holdout.strategies.study.Learning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How training went: section 11. */
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
        parameters(last.chosen().trained().getFirst()),
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

  String objectiveName() {
    return switch (outcome.study().learning().objective()) {
      case MEAN_RETURN -> "mean return a decision after costs";
      case SHARPE -> "Sharpe ratio a decision after costs";
    };
  }

  String policyName() {
    return MarketRun.policyName(outcome.study());
  }

  /** Optimiser steps of all trainings. */
  long steps() {
    return all().stream().mapToLong(policy -> policy.history().steps()).sum();
  }

  private List<TrainedPolicy> all() {
    return outcome.folds().stream().flatMap(fold -> fold.trainings().stream()).toList();
  }

  private static long parameters(TrainedPolicy policy) {
    FrozenPolicy frozen = policy.frozen();
    return frozen.stateDict().values().stream().mapToLong(tensor -> tensor.numel()).sum();
  }

  /** By epoch, the median over folds of the chosen configuration's validation objective. */
  private List<Double> medianValidation() {
    List<List<Mean>> curves = new ArrayList<>();
    for (FoldModels fold : outcome.folds()) {
      curves.add(curve(fold.chosen().trained()));
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
        List<Mean> curve = curve(fold.last(c).trained());
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

  /** {@code lag 4, hidden 8}: what tells a configuration from the others. */
  String varied(Configuration configuration) {
    return configuration.text(varied());
  }

  /** The parameters with more than one choice; all of them when nothing varies. */
  List<Hyperparameter> varied() {
    return outcome.study().learning().search().space().varied();
  }
}
