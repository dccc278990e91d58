package dev.holdout.backtest.stats;

import dev.holdout.backtest.stats.bootstrap.BlockLength;
import dev.holdout.backtest.stats.bootstrap.BootstrapInterval;
import dev.holdout.backtest.stats.bootstrap.ModelConfidenceSet;
import dev.holdout.backtest.stats.bootstrap.RealityCheck;
import dev.holdout.backtest.stats.bootstrap.Resamples;
import dev.holdout.backtest.stats.bootstrap.StationaryBootstrap;
import dev.holdout.backtest.stats.bootstrap.StepwiseTest;
import dev.holdout.backtest.stats.bootstrap.SuperiorAbility;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Recorded cases about resampling; they give the drawn indices. */
final class BootstrapAnswers {

  private BootstrapAnswers() {}

  static Map<String, Function<GoldenCase, Map<String, Object>>> all() {
    Map<String, Function<GoldenCase, Map<String, Object>>> all = new HashMap<>();
    all.put("stationary_bootstrap_indices", BootstrapAnswers::indices);
    all.put("politis_white_block_length", BootstrapAnswers::blockLength);
    all.put("reality_check", BootstrapAnswers::realityCheck);
    all.put("spa", BootstrapAnswers::superiorAbility);
    all.put("stepm", BootstrapAnswers::stepwise);
    all.put("mcs_r", BootstrapAnswers::confidenceSet);
    all.put("bootstrap_ci", BootstrapAnswers::interval);
    return all;
  }

  private static Map<String, Object> indices(GoldenCase golden) {
    int[] starts = golden.integers("starts");
    return Map.of(
        "indices",
        StationaryBootstrap.indices(
            starts,
            golden.numbers("uniforms"),
            golden.number("p", Double.NaN),
            golden.integer("n", starts.length)));
  }

  private static Map<String, Object> blockLength(GoldenCase golden) {
    BlockLength length = BlockLength.of(golden.numbers("series"));
    return Map.of(
        "stationary", length.stationary(), "circular", length.circular(), "m_hat", length.lag());
  }

  private static Resamples resamples(GoldenCase golden, int periods) {
    return Resamples.of(periods, golden.integerTable("indices"));
  }

  private static Map<String, Object> realityCheck(GoldenCase golden) {
    double[][] columns = golden.columns("differences");
    RealityCheck check = RealityCheck.of(columns, resamples(golden, columns[0].length));
    return Map.of("statistic", check.statistic(), "p_value", check.pValue());
  }

  private static Map<String, Object> superiorAbility(GoldenCase golden) {
    double[][] columns = golden.columns("differences");
    SuperiorAbility test =
        SuperiorAbility.of(
            columns,
            resamples(golden, columns[0].length),
            golden.number("block", 1),
            golden.flag("studentize", true));
    return Map.of(
        "statistic", test.statistic(),
        "omega", test.omegas(),
        "mean", test.means(),
        "recentred_consistent", test.recentred(),
        "p_lower", test.lower(),
        "p_consistent", test.consistent(),
        "p_upper", test.upper());
  }

  private static Map<String, Object> stepwise(GoldenCase golden) {
    double[][] columns = golden.columns("differences");
    StepwiseTest test =
        StepwiseTest.of(
            columns,
            golden.number("alpha", 0.05),
            resamples(golden, columns[0].length),
            golden.number("block", 1),
            golden.flag("studentize", true));
    return Map.of(
        "rejected", test.rejected(),
        "critical_values", test.criticalValues(),
        "statistics", test.statistics());
  }

  private static Map<String, Object> confidenceSet(GoldenCase golden) {
    double[][] columns = golden.columns("losses");
    ModelConfidenceSet set = ModelConfidenceSet.of(columns, resamples(golden, columns[0].length));
    return Map.of(
        "p_values", set.pValues(),
        "elimination", set.elimination(),
        "included", set.included(golden.number("size", 0.1)));
  }

  private static Map<String, Object> interval(GoldenCase golden) {
    double[] returns = golden.numbers("returns");
    BootstrapInterval interval =
        BootstrapInterval.of(
            returns,
            statistic(golden),
            resamples(golden, returns.length),
            golden.number("confidence", 0.95));
    return Map.of(
        "estimate", interval.estimate(),
        "percentile", new double[] {interval.percentileLower(), interval.percentileUpper()},
        "basic", new double[] {interval.basicLower(), interval.basicUpper()},
        "std_error", interval.standardError(),
        "dropped", interval.dropped());
  }

  /** A Sharpe ratio per period, the mean, or any statistic of the catalogue. */
  private static ToDoubleFunction<double[]> statistic(GoldenCase golden) {
    String name = golden.text("statistic", "sharpe_per_period");
    return switch (name) {
      case "sharpe_per_period" -> returns -> Performance.sharpe(returns, golden.number("rf", 0), 1);
      case "mean" -> Samples::mean;
      default -> {
        Statistic statistic = StatCatalogue.of(name);
        yield returns -> statistic.of(GoldenAnswers.sample(golden, returns));
      }
    };
  }
}
