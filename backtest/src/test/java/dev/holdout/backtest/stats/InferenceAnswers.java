package dev.holdout.backtest.stats;

import dev.holdout.backtest.stats.inference.DeflatedSharpe;
import dev.holdout.backtest.stats.inference.ExpectedMaximum;
import dev.holdout.backtest.stats.inference.LoSharpe;
import dev.holdout.backtest.stats.inference.MinimumBacktestLength;
import dev.holdout.backtest.stats.inference.NullVariance;
import dev.holdout.backtest.stats.inference.SharpeInference;
import dev.holdout.backtest.stats.inference.SharpeSample;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Recorded cases about one Sharpe ratio and its deflation. */
final class InferenceAnswers {

  private InferenceAnswers() {}

  static Map<String, Function<GoldenCase, Map<String, Object>>> all() {
    Map<String, Function<GoldenCase, Map<String, Object>>> all = new HashMap<>();
    all.put("psr", c -> psr(c, SharpeInference.psr(sample(c), c.number("sr_star", 0))));
    all.put("psr_from_returns", all.get("psr"));
    all.put("psr_null_variance", c -> psr(c, NullVariance.psr(sample(c), c.number("sr_star", 0))));
    all.put("min_trl", InferenceAnswers::minTrackRecord);
    all.put("min_trl_null_variance", InferenceAnswers::minTrackRecordAtNull);
    all.put("sharpe_power_null_variance", InferenceAnswers::power);
    all.put(
        "dsr", c -> deflated(DeflatedSharpe.of(sample(c), variance(c), c.number("n_trials", 1))));
    all.put(
        "dsr_null_variance",
        c -> deflated(NullVariance.deflated(sample(c), variance(c), c.number("n_trials", 1))));
    all.put("dsr_from_trials", InferenceAnswers::deflatedBest);
    all.put("expected_max_z", InferenceAnswers::expectedMaximum);
    all.put("min_btl", InferenceAnswers::minimumBacktestLength);
    all.put("lo_eta", c -> Map.of("eta", LoSharpe.eta(c.numbers("rhos"), c.integer("q", 1))));
    all.put("lo_sharpe", InferenceAnswers::lo);
    all.put(
        "sharpe_se_iid",
        c ->
            Map.of(
                "se", SharpeInference.standardErrorIid(sample(c).sharpe(), sample(c).periods())));
    return all;
  }

  /** From returns where there are some, else from the numbers given; normal moments by default. */
  private static SharpeSample sample(GoldenCase golden) {
    return golden.has("returns")
        ? SharpeSample.of(golden.numbers("returns"))
        : new SharpeSample(
            golden.number("sr", Double.NaN),
            golden.integer("T", 0),
            golden.number("skew", 0),
            golden.number("kurtosis", 3));
  }

  private static double variance(GoldenCase golden) {
    return golden.number("var_trials", Double.NaN);
  }

  private static Map<String, Object> psr(GoldenCase golden, double psr) {
    SharpeSample sample = sample(golden);
    return Map.of(
        "psr", psr,
        "sr", sample.sharpe(),
        "skew", sample.skewness(),
        "kurtosis", sample.kurtosis());
  }

  private static Map<String, Object> minTrackRecord(GoldenCase golden) {
    SharpeSample sample = sample(golden);
    return lengths(
        golden,
        SharpeInference.minTrackRecord(
            sample.sharpe(),
            golden.number("sr_star", 0),
            sample.skewness(),
            sample.kurtosis(),
            golden.number("confidence", 0.95)));
  }

  private static Map<String, Object> minTrackRecordAtNull(GoldenCase golden) {
    SharpeSample sample = sample(golden);
    return lengths(
        golden,
        NullVariance.minTrackRecord(
            sample.sharpe(),
            golden.number("sr_star", 0),
            sample.skewness(),
            sample.kurtosis(),
            golden.number("confidence", 0.95)));
  }

  private static Map<String, Object> lengths(GoldenCase golden, double observations) {
    return Map.of("observations", observations, "years", observations / golden.number("A", 1));
  }

  private static Map<String, Object> power(GoldenCase golden) {
    double missed =
        NullVariance.missed(
            golden.number("sr0", 0),
            golden.number("sr1", Double.NaN),
            golden.integer("T", 0),
            golden.number("skew", 0),
            golden.number("kurtosis", 3),
            golden.number("alpha", 0.05));
    return Map.of("beta", missed, "power", 1 - missed);
  }

  private static Map<String, Object> deflated(DeflatedSharpe deflated) {
    return Map.of("dsr", deflated.value(), "sr0", deflated.threshold());
  }

  private static Map<String, Object> deflatedBest(GoldenCase golden) {
    double[][] columns = golden.columns("trial_returns");
    DeflatedSharpe.Best best = DeflatedSharpe.ofTrials(columns);
    DeflatedSharpe deflated = best.deflated();
    if (golden.has("n_trials") && best.selected() >= 0) {
      double n = golden.number("n_trials", 1);
      deflated = DeflatedSharpe.of(columns[best.selected()], deflated.variance(), n);
    }
    return Map.of(
        "sr0", deflated.threshold(),
        "dsr", deflated.value(),
        "selected", best.selected(),
        "sr", best.sharpe(),
        "var_trials", deflated.variance(),
        "n_trials", deflated.n(),
        "psr0", best.psr());
  }

  private static Map<String, Object> expectedMaximum(GoldenCase golden) {
    double[] trials = golden.numbers("n_trials");
    double[] values = new double[trials.length];
    double[] deviations = new double[trials.length];
    for (int i = 0; i < trials.length; i++) {
      values[i] = ExpectedMaximum.of(trials[i]);
      deviations[i] = ExpectedMaximum.deviation(trials[i]);
    }
    return Map.of("values", values, "deviations", deviations);
  }

  private static Map<String, Object> minimumBacktestLength(GoldenCase golden) {
    double n = golden.number("n_trials", 1);
    double sharpe = golden.number("sr_annual", Double.NaN);
    return Map.of(
        "years", MinimumBacktestLength.years(n, sharpe),
        "upper", MinimumBacktestLength.upperBound(n, sharpe));
  }

  private static Map<String, Object> lo(GoldenCase golden) {
    double[] returns = golden.numbers("returns");
    int q = golden.integer("q", 1);
    LoSharpe lo =
        golden.has("lags")
            ? LoSharpe.of(returns, q, golden.integer("lags", 0))
            : LoSharpe.of(returns, q);
    return Map.of(
        "sr", lo.sharpe(),
        "rho1", LoSharpe.autocorrelations(returns, 1)[0],
        "eta", lo.eta(),
        "lags", lo.rhos().length,
        "sharpe_q", lo.value());
  }
}
