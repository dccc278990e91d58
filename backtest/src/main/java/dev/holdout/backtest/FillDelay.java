package dev.holdout.backtest;

import org.HdrHistogram.Histogram;

/**
 * Simulated time from decision to fill, nanoseconds; NaN where nothing filled. Percentiles come
 * from a histogram with three significant digits, the maximum is exact.
 *
 * @param fills number of fills
 */
public record FillDelay(long fills, double p50, double p99, double max) {

  /** Gathers delays; a resting limit order may wait for weeks, so the range grows as needed. */
  static final class Recorder {

    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
    private long max;

    void add(long nanos) {
      histogram.recordValue(nanos);
      max = Math.max(max, nanos);
    }

    FillDelay summary() {
      long count = histogram.getTotalCount();
      if (count == 0) {
        return new FillDelay(0, Double.NaN, Double.NaN, Double.NaN);
      }
      return new FillDelay(count, percentile(50), percentile(99), max);
    }

    /** The histogram answers with the upper end of a cell, which may lie beyond the maximum. */
    private double percentile(double percent) {
      return Math.min(max, histogram.getValueAtPercentile(percent));
    }
  }
}
