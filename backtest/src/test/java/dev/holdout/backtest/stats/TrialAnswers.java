package dev.holdout.backtest.stats;

import dev.holdout.backtest.stats.inference.Correlations;
import dev.holdout.backtest.stats.inference.EffectiveTrials;
import dev.holdout.backtest.stats.inference.TrialClusters;
import dev.holdout.backtest.stats.multiple.Haircut;
import dev.holdout.backtest.stats.multiple.PValues;
import dev.holdout.backtest.stats.overfit.Cscv;
import dev.holdout.backtest.stats.overfit.Dominance;
import dev.holdout.backtest.stats.overfit.Line;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Recorded cases about many trials: their number, their p-values, the choice of the best. */
final class TrialAnswers {

  private TrialAnswers() {}

  static Map<String, Function<GoldenCase, Map<String, Object>>> all() {
    Map<String, Function<GoldenCase, Map<String, Object>>> all = new HashMap<>();
    all.put("effective_trials_average_correlation", TrialAnswers::averageCorrelation);
    all.put("effective_trials_effective_rank", TrialAnswers::effectiveRank);
    all.put("effective_rank", TrialAnswers::effectiveRank);
    all.put("onc", TrialAnswers::clusters);
    all.put("cluster_ivp_sharpe", TrialAnswers::clusterSharpes);
    all.put("adjust_p_values", TrialAnswers::adjusted);
    all.put("haircut_sharpe", TrialAnswers::haircut);
    all.put("haircut_family", TrialAnswers::haircuts);
    all.put("cscv", TrialAnswers::cscv);
    all.put("cscv_summary", TrialAnswers::cscv);
    return all;
  }

  private static double[][] correlation(GoldenCase golden) {
    return golden.has("correlation")
        ? golden.table("correlation")
        : Correlations.of(golden.columns("trial_returns")).matrix();
  }

  private static Map<String, Object> averageCorrelation(GoldenCase golden) {
    double[][] matrix = correlation(golden);
    double rho = Correlations.averageOffDiagonal(matrix);
    return Map.of("rho", rho, "n_eff", EffectiveTrials.ofAverageCorrelation(rho, matrix.length));
  }

  private static Map<String, Object> effectiveRank(GoldenCase golden) {
    return Map.of("n_eff", EffectiveTrials.effectiveRankOf(correlation(golden)));
  }

  private static Map<String, Object> clusters(GoldenCase golden) {
    TrialClusters clusters = TrialClusters.of(golden.columns("trial_returns"), 1);
    return Map.of("n_clusters", clusters.clusters(), "labels", clusters.labels());
  }

  private static Map<String, Object> clusterSharpes(GoldenCase golden) {
    double[][] columns = golden.columns("trial_returns");
    int[] given = golden.integers("labels");
    int[] names = Arrays.stream(given).sorted().distinct().toArray();
    int[] labels = Arrays.stream(given).map(name -> Arrays.binarySearch(names, name)).toArray();
    int count = names.length;
    TrialClusters clusters = new TrialClusters(count, labels);
    return Map.of("sharpe", clusters.sharpes(columns), "var", clusters.varianceOfSharpes(columns));
  }

  private static Map<String, Object> adjusted(GoldenCase golden) {
    Map<String, Object> answers = new HashMap<>();
    for (PValues method : PValues.values()) {
      answers.put(name(method), method.adjust(golden.numbers("p_values")));
    }
    return answers;
  }

  private static String name(Enum<?> method) {
    return method.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> haircut(GoldenCase golden) {
    Haircut haircut =
        Haircut.of(
            golden.number("sr", Double.NaN),
            golden.integer("T", 0),
            golden.number("A", 1),
            golden.integer("n_trials", 1),
            PValues.valueOf(golden.text("method", "bonferroni").toUpperCase(Locale.ROOT)));
    return Map.of(
        "p_value", haircut.pValue(),
        "adjusted_p", haircut.adjustedP(),
        "adjusted_sharpe", haircut.adjustedSharpe(),
        "haircut", haircut.haircut());
  }

  private static Map<String, Object> haircuts(GoldenCase golden) {
    Map<String, Object> answers = new HashMap<>();
    for (PValues method : PValues.values()) {
      Haircut[] family =
          Haircut.ofFamily(
              golden.numbers("sr"), golden.integer("T", 0), golden.number("A", 1), method);
      answers.put("p_values", Arrays.stream(family).mapToDouble(Haircut::pValue).toArray());
      answers.put(
          name(method),
          Map.of(
              "adjusted_p", Arrays.stream(family).mapToDouble(Haircut::adjustedP).toArray(),
              "adjusted_sharpe",
                  Arrays.stream(family).mapToDouble(Haircut::adjustedSharpe).toArray(),
              "haircut", Arrays.stream(family).mapToDouble(Haircut::haircut).toArray()));
    }
    return answers;
  }

  private static Map<String, Object> cscv(GoldenCase golden) {
    Cscv cscv =
        Cscv.of(
            golden.columns("trial_returns"),
            golden.integer("S", 16),
            Cscv.Metric.valueOf(golden.text("metric", "sharpe").toUpperCase(Locale.ROOT)));
    Map<String, Object> answers = new HashMap<>();
    answers.put("n_combinations", cscv.splits());
    answers.put("pbo", cscv.pbo());
    answers.put("logits", cscv.logits());
    answers.put("mean_logit", cscv.meanLogit());
    answers.put("median_logit", cscv.medianLogit());
    answers.put("prob_loss", cscv.probabilityOfLoss(golden.number("threshold", 0)));
    answers.put("selected", cscv.selected());
    answers.put("oos_rank", cscv.ranks());
    answers.put("is_metric", cscv.inSample());
    answers.put("oos_metric", cscv.outOfSample());
    answers.put("mean_is", Arrays.stream(cscv.inSample()).average().orElseThrow());
    answers.put("mean_oos", Arrays.stream(cscv.outOfSample()).average().orElseThrow());
    Line line = cscv.degradation();
    answers.put("slope", line.slope());
    answers.put("intercept", line.intercept());
    answers.put("r2", line.r2());
    Dominance dominance = cscv.dominance();
    answers.put("fosd", dominance.first());
    answers.put("sosd", dominance.second());
    answers.put("sd2_end", dominance.gap());
    return answers;
  }
}
