package dev.holdout.backtest.stats;

import java.util.function.ToDoubleFunction;

/**
 * One line of the catalogue.
 *
 * @param name stable, as in result files: {@code max_drawdown}
 * @param label as people read it: {@code Max drawdown}
 * @param undefinedWhen why it may be NaN, as a report prints it beside "n/a"
 */
public record Statistic(
    String name,
    String label,
    Unit unit,
    String undefinedWhen,
    ToDoubleFunction<ReturnSample> function) {

  /** What a value counts. */
  public enum Unit {
    FRACTION,
    FRACTION_A_PERIOD,
    FRACTION_A_YEAR,
    RATIO,
    PROBABILITY,
    PERIODS
  }

  /** NaN where it is not defined. */
  public double of(ReturnSample sample) {
    return function.applyAsDouble(sample);
  }
}
