package dev.holdout.backtest.stats.bootstrap;

import dev.holdout.backtest.stats.Samples;
import dev.holdout.backtest.stats.TailRisk;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Bootstrap interval of any statistic; for a Sharpe ratio {@link SharpeInterval} is the better one.
 *
 * <p>Formula: percentile {@code [q_{a/2}, q_{1-a/2}]}; basic {@code [2 t - q_{1-a/2}, 2 t -
 * q_{a/2}]}, q quantiles of type 7 over the replications, a = 1 - confidence. <br>
 * Unit: that of the statistic. Range: any. <br>
 * Convention: replications in which the statistic is NaN (flat ones) are dropped and counted. <br>
 * Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, 1993.
 *
 * @param estimate of the series itself
 * @param percentileLower end of the percentile interval
 * @param percentileUpper end of the percentile interval
 * @param basicLower end of the basic interval
 * @param basicUpper end of the basic interval
 * @param standardError deviation (B - 1) over the replications
 * @param dropped replications without a value
 */
public record BootstrapInterval(
    double estimate,
    double percentileLower,
    double percentileUpper,
    double basicLower,
    double basicUpper,
    double standardError,
    int dropped) {

  /**
   * @param series oldest first, as long as the resamples' periods
   * @param confidence between 0 and 1, such as 0.95
   */
  public static BootstrapInterval of(
      double[] series,
      ToDoubleFunction<double[]> statistic,
      Resamples resamples,
      double confidence) {
    Samples.requireFinite("series", series);
    Samples.requireTail(1 - confidence);
    Differences.requireSameLength(new double[][] {series}, resamples);
    double estimate = statistic.applyAsDouble(series);
    double[] values = new double[resamples.replications()];
    int kept = 0;
    for (int b = 0; b < values.length; b++) {
      double value = statistic.applyAsDouble(resamples.draw(series, b));
      if (!Double.isNaN(value)) {
        values[kept++] = value;
      }
    }
    values = Arrays.copyOf(values, kept);
    double low = TailRisk.quantile(values, (1 - confidence) / 2);
    double high = TailRisk.quantile(values, (1 + confidence) / 2);
    return new BootstrapInterval(
        estimate,
        low,
        high,
        2 * estimate - high,
        2 * estimate - low,
        Samples.deviation(values),
        resamples.replications() - kept);
  }
}
