package dev.holdout.backtest.stats;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What our statistics say to a recorded case: values by the names that the case uses. A statistic
 * is answered in whatever group it stands.
 */
final class GoldenAnswers {

  private static final Set<String> SUMMARIES =
      Set.of("performance_summary", "cagr_and_drawdown", "drawdown");

  private static final Map<String, Function<GoldenCase, Map<String, Object>>> BY_STATISTIC =
      new HashMap<>();

  static {
    BY_STATISTIC.put("turnover", GoldenAnswers::turnover);
    BY_STATISTIC.putAll(InferenceAnswers.all());
    BY_STATISTIC.putAll(TrialAnswers.all());
    BY_STATISTIC.putAll(BootstrapAnswers.all());
  }

  private GoldenAnswers() {}

  /**
   * Our values by name; a value is a number, a boolean, a text, an array of them, or a map.
   *
   * @throws AssertionError for a statistic that nothing here computes
   */
  static Map<String, Object> to(GoldenCase golden) {
    String statistic = golden.statistic();
    if (BY_STATISTIC.containsKey(statistic)) {
      return BY_STATISTIC.get(statistic).apply(golden);
    }
    Map<String, Object> answers = summary(golden);
    if (SUMMARIES.contains(statistic) || answers.containsKey(statistic)) {
      return answers;
    }
    throw new AssertionError(
        "case "
            + golden.id()
            + " of group "
            + golden.group()
            + " asks for "
            + statistic
            + ", which is not understood; build it, or list its group as not built");
  }

  private static Map<String, Object> turnover(GoldenCase golden) {
    Turnover turnover =
        Turnover.ofWeights(
            golden.table("weights_after_trade"),
            golden.table("asset_returns_until_next"),
            golden.number("A", 1));
    return Map.of(
        "per_period", turnover.perRebalance(),
        "mean", turnover.mean(),
        "annualised", turnover.annualised());
  }

  private static Map<String, Object> summary(GoldenCase golden) {
    ReturnSample sample = sample(golden, golden.numbers("returns"));
    Map<String, Object> answers = new HashMap<>();
    for (Statistic statistic : StatCatalogue.all()) {
      answers.put(statistic.name(), statistic.of(sample));
    }
    Drawdown drawdown = Drawdown.ofReturns(sample.returns());
    answers.put("peak", (double) drawdown.peak());
    answers.put("trough", (double) drawdown.trough());
    answers.put("recovery", (double) drawdown.recovery());
    answers.put("episodes", (double) drawdown.episodes().size());
    answers.put("current_drawdown", drawdown.current());
    return answers;
  }

  /** These returns with the settings of the case. */
  static ReturnSample sample(GoldenCase golden, double[] returns) {
    return new ReturnSample(
        returns,
        golden.numbers("benchmark"),
        golden.number("A", 1),
        golden.number("rf", 0),
        golden.number("mar", 0),
        golden.number("theta", 0),
        golden.number("alpha", 0.05));
  }
}
