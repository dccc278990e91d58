package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;
import java.util.Comparator;
import java.util.List;

/** What the curves of a search say to the statistics of luck. */
final class Trialled {

  private Trialled() {}

  /** The evidence of one search by itself: no other look at the data is counted. */
  static LuckTests.Evidence evidence(
      List<TrialCurve> trials,
      BacktestResult chosen,
      BacktestResult rival,
      long seed,
      String undefined) {
    List<double[]> curves =
        trials.stream().filter(TrialCurve::hasCurve).map(TrialCurve::daily).toList();
    return new LuckTests.Evidence(
        chosen.daily().returns(),
        curves,
        trials.size(),
        curves.stream().mapToDouble(LuckTests::sharpe).filter(Double::isFinite).toArray(),
        rival.daily().returns(),
        seed,
        undefined);
  }

  /** The best simpler rule by net PnL: with few days nothing finer is defined. */
  static Playback.Played best(List<Playback.Played> rules) {
    return rules.stream()
        .max(Comparator.comparingLong(rule -> rule.result().netPnl()))
        .orElseThrow();
  }
}
