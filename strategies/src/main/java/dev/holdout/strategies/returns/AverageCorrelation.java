package dev.holdout.strategies.returns;

import dev.holdout.backtest.stats.Samples;
import dev.holdout.backtest.stats.inference.EffectiveTrials;

/**
 * The mean correlation over all pairs of trials, in one pass: the sum over all pairs is the square
 * of the summed standardised returns less the diagonal. What {@link
 * EffectiveTrials#averageCorrelation} takes from the whole matrix, which for 1,000 trials is half a
 * million pairs.
 */
final class AverageCorrelation {

  private AverageCorrelation() {}

  /**
   * @param columns one array a trial, equal lengths; flat ones are left out
   * @return NaN where fewer than two move
   */
  static double of(double[][] columns) {
    double[] sum = new double[columns[0].length];
    int moving = 0;
    for (double[] column : columns) {
      if (column.length < 2 || Samples.isFlat(column)) {
        continue;
      }
      moving++;
      double mean = Samples.mean(column);
      double length = Math.sqrt(Samples.centralMoment(column, 2) * column.length);
      for (int t = 0; t < sum.length; t++) {
        sum[t] += (column[t] - mean) / length;
      }
    }
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    return moving < 2 ? Double.NaN : (squares - moving) / (moving * (moving - 1.0));
  }
}
