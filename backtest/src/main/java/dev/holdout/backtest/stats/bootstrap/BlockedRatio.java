package dev.holdout.backtest.stats.bootstrap;

import dev.holdout.backtest.stats.Samples;

/**
 * One Sharpe ratio (dividing by n) of blocks drawn from a circle, from sums made once for every
 * start. Values are taken about their mean, so that squares keep the variance.
 */
final class BlockedRatio {

  private final double[] values;
  private final int length;
  private final double sign;
  private final double mean;
  private final double ratio;
  private final double[] sums;
  private final double[] squares;

  /**
   * @param sign 1, or -1 for the one that is taken away
   */
  BlockedRatio(double[] series, int length, double sign) {
    this.length = length;
    this.sign = sign;
    this.mean = Samples.mean(series);
    this.values = Samples.minus(series, mean);
    this.ratio = mean / Math.sqrt(Samples.centralMoment(series, 2));
    this.sums = new double[series.length];
    this.squares = new double[series.length];
    for (int start = 0; start < series.length; start++) {
      for (int i = 0; i < length; i++) {
        double value = values[(start + i) % values.length];
        sums[start] += value;
        squares[start] += value * value;
      }
    }
  }

  /** Adds how far each period moves the ratio, times the number of periods. */
  void addInfluence(double[] influence) {
    double deviation = ratio == 0 ? Math.sqrt(Samples.centralMoment(values, 2)) : mean / ratio;
    for (int t = 0; t < values.length; t++) {
      double z = values[t] / deviation;
      influence[t] += sign * (z - ratio * (z * z - 1) / 2);
    }
  }

  /**
   * Draws blocks.
   *
   * @param scores each block's summed influence in the replication is added
   * @return how far the ratio moved, with its sign; NaN when the replication is flat
   */
  double draw(int[] starts, double[] scores) {
    double count = (double) starts.length * length;
    double shift = 0;
    double square = 0;
    for (int start : starts) {
      shift += sums[start];
      square += squares[start];
    }
    shift /= count;
    double variance = square / count - shift * shift;
    if (!(variance > 1e-14 * square / count)) {
      return Double.NaN;
    }
    double deviation = Math.sqrt(variance);
    double drawn = (mean + shift) / deviation;
    for (int j = 0; j < starts.length; j++) {
      double sum = sums[starts[j]] - length * shift;
      double spread = squares[starts[j]] - shift * (2 * sums[starts[j]] - length * shift);
      scores[j] += sign * (sum / deviation - drawn / 2 * (spread / variance - length));
    }
    return sign * (drawn - ratio);
  }
}
