package dev.holdout.backtest.stats;

import static dev.holdout.backtest.stats.Statistic.Unit.FRACTION;
import static dev.holdout.backtest.stats.Statistic.Unit.FRACTION_A_PERIOD;
import static dev.holdout.backtest.stats.Statistic.Unit.FRACTION_A_YEAR;
import static dev.holdout.backtest.stats.Statistic.Unit.PERIODS;
import static dev.holdout.backtest.stats.Statistic.Unit.PROBABILITY;
import static dev.holdout.backtest.stats.Statistic.Unit.RATIO;

import dev.holdout.backtest.stats.Statistic.Unit;
import dev.holdout.backtest.stats.inference.SharpeInference;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Every statistic of a return series, in reading order. */
public final class StatCatalogue {

  /** Part of the name, not a setting. */
  private static final double TRACK_RECORD_CONFIDENCE = 0.95;

  private static final List<Statistic> ALL =
      List.of(
          new Statistic(
              "total_return",
              "Total return",
              FRACTION,
              "no returns",
              s -> Performance.totalReturn(s.returns())),
          new Statistic(
              "cagr",
              "Compound growth a year",
              FRACTION_A_YEAR,
              "no returns",
              s -> Performance.cagr(s.returns(), s.periodsPerYear())),
          new Statistic(
              "volatility",
              "Volatility",
              FRACTION_A_YEAR,
              "fewer than two returns",
              s -> Performance.volatility(s.returns(), s.periodsPerYear())),
          new Statistic(
              "sharpe",
              "Sharpe ratio",
              RATIO,
              "fewer than two returns, or all the same",
              s -> Performance.sharpe(s.returns(), s.riskFree(), s.periodsPerYear())),
          new Statistic(
              "sortino",
              "Sortino ratio",
              RATIO,
              "no return below the target",
              s -> Performance.sortino(s.returns(), s.target(), s.periodsPerYear())),
          new Statistic(
              "calmar",
              "Calmar ratio",
              RATIO,
              "no drawdown",
              s -> Performance.calmar(s.returns(), s.periodsPerYear())),
          new Statistic(
              "omega",
              "Omega ratio",
              RATIO,
              "no return below the threshold",
              s -> Performance.omega(s.returns(), s.threshold())),
          new Statistic(
              "max_drawdown",
              "Max drawdown",
              FRACTION,
              "no returns",
              s -> Drawdown.ofReturns(s.returns()).max()),
          new Statistic(
              "max_duration",
              "Longest drawdown",
              PERIODS,
              "",
              s -> Drawdown.ofReturns(s.returns()).maxDuration()),
          new Statistic(
              "max_underwater",
              "Longest time below a high",
              PERIODS,
              "",
              s -> Drawdown.ofReturns(s.returns()).maxUnderwater()),
          new Statistic(
              "ulcer_index",
              "Ulcer index",
              FRACTION,
              "no returns",
              s -> Drawdown.ulcerIndex(s.returns())),
          new Statistic(
              "var",
              "Value at risk",
              FRACTION_A_PERIOD,
              "no returns",
              s -> TailRisk.valueAtRisk(s.returns(), s.tail())),
          new Statistic(
              "cvar",
              "Conditional value at risk",
              FRACTION_A_PERIOD,
              "no returns",
              s -> TailRisk.conditionalValueAtRisk(s.returns(), s.tail())),
          new Statistic(
              "expected_shortfall_exact",
              "Expected shortfall",
              FRACTION_A_PERIOD,
              "no returns",
              s -> TailRisk.expectedShortfall(s.returns(), s.tail())),
          new Statistic(
              "var_normal",
              "Normal value at risk",
              FRACTION_A_PERIOD,
              "fewer than two returns",
              s -> TailRisk.normalValueAtRisk(s.returns(), s.tail())),
          new Statistic(
              "cvar_normal",
              "Normal conditional value at risk",
              FRACTION_A_PERIOD,
              "fewer than two returns",
              s -> TailRisk.normalConditionalValueAtRisk(s.returns(), s.tail())),
          new Statistic(
              "tail_ratio",
              "Tail ratio",
              RATIO,
              "no returns, or a lower quantile of 0",
              s -> TailRisk.tailRatio(s.returns())),
          new Statistic(
              "skew_population",
              "Skewness",
              RATIO,
              "all returns the same",
              s -> Moments.skewness(s.returns())),
          new Statistic(
              "kurtosis_population_nonexcess",
              "Kurtosis",
              RATIO,
              "all returns the same",
              s -> Moments.kurtosis(s.returns())),
          new Statistic(
              "skew_adjusted",
              "Skewness, adjusted",
              RATIO,
              "fewer than three returns, or all the same",
              s -> Moments.adjustedSkewness(s.returns())),
          new Statistic(
              "excess_kurtosis_adjusted",
              "Excess kurtosis, adjusted",
              RATIO,
              "fewer than four returns, or all the same",
              s -> Moments.adjustedExcessKurtosis(s.returns())),
          new Statistic(
              "hit_rate",
              "Hit rate of periods",
              FRACTION,
              "no return other than 0",
              s -> Performance.hitRate(s.returns())),
          new Statistic(
              "profit_factor",
              "Profit factor of periods",
              RATIO,
              "no return other than 0",
              s -> Performance.profitFactor(s.returns())),
          new Statistic(
              "psr",
              "PSR against 0",
              PROBABILITY,
              "fewer than two returns, or all the same",
              s -> SharpeInference.psr(Samples.minus(s.returns(), s.riskFree()), 0)),
          new Statistic(
              "min_trl",
              "Minimum track record, 95 %",
              PERIODS,
              "fewer than two returns, or all the same",
              s ->
                  SharpeInference.minTrackRecord(
                      Samples.minus(s.returns(), s.riskFree()), 0, TRACK_RECORD_CONFIDENCE)),
          beside(
              "beta",
              "Beta",
              RATIO,
              "no benchmark, or a flat one",
              s -> Relative.beta(s.returns(), s.benchmark(), s.riskFree())),
          beside(
              "alpha",
              "Jensen's alpha",
              FRACTION_A_YEAR,
              "no benchmark, or a flat one",
              s -> Relative.alpha(s.returns(), s.benchmark(), s.riskFree(), s.periodsPerYear())),
          beside(
              "information_ratio",
              "Information ratio",
              RATIO,
              "no benchmark, or always the same distance from it",
              s -> Relative.informationRatio(s.returns(), s.benchmark(), s.periodsPerYear())));

  private StatCatalogue() {}

  public static List<Statistic> all() {
    return ALL;
  }

  /**
   * @throws IllegalArgumentException for a name that is not there, with those that are
   */
  public static Statistic of(String name) {
    return ALL.stream()
        .filter(statistic -> statistic.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "statistic "
                    + name
                    + " is unknown; there are "
                    + ALL.stream().map(Statistic::name).toList()));
  }

  /** A statistic that needs a benchmark: NaN without one. */
  private static Statistic beside(
      String name,
      String label,
      Unit unit,
      String undefinedWhen,
      ToDoubleFunction<ReturnSample> function) {
    return new Statistic(
        name,
        label,
        unit,
        undefinedWhen,
        s -> s.hasBenchmark() ? function.applyAsDouble(s) : Double.NaN);
  }
}
