package dev.holdout.backtest.stats;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What our statistics say to a recorded case: values by the names that the case uses. */
final class GoldenAnswers {

  private static final Set<String> SUMMARIES =
      Set.of("performance_summary", "cagr_and_drawdown", "drawdown");

  private GoldenAnswers() {}

  /**
   * Our values by name; a value is a number or an array of numbers.
   *
   * @throws AssertionError for a statistic that nothing here computes
   */
  static Map<String, Object> to(GoldenCase golden) {
    String statistic = golden.statistic();
    if (statistic.equals("turnover")) {
      return turnover(golden);
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
    ReturnSample sample =
        new ReturnSample(
            golden.numbers("returns"),
            golden.numbers("benchmark"),
            golden.number("A", 1),
            golden.number("rf", 0),
            golden.number("mar", 0),
            golden.number("theta", 0),
            golden.number("alpha", 0.05));
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
}
