package dev.holdout.strategies.returns;

import dev.holdout.reports.run.Luck.Histogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Histograms: values counted in equal cells, each without its left edge and with its right. */
final class Cells {

  private static final int FEWEST = 8;
  private static final int MOST = 40;
  private static final int OF_LOGITS = 20;

  private Cells() {}

  /**
   * Of all trials.
   *
   * @param marks values that must lie inside too; NaN for none
   */
  static Histogram of(double[] values, double... marks) {
    if (values.length < 2) {
      return Histogram.none("fewer than two trials have a Sharpe ratio");
    }
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    for (double mark : marks) {
      low = Double.isNaN(mark) ? low : Math.min(low, mark);
      high = Double.isNaN(mark) ? high : Math.max(high, mark);
    }
    double air = Math.max((high - low) * 0.04, Math.max(1e-6, Math.abs(high) * 1e-3));
    int cells = (int) Math.clamp(Math.round(2 * Math.sqrt(values.length)), FEWEST, MOST);
    return count(values, low - air, high + air, cells);
  }

  /** Around 0, which is an edge: what lies at or below it is overfit. */
  static Histogram ofLogits(double[] logits) {
    double reach = Arrays.stream(logits).map(Math::abs).max().orElse(0);
    double end = Math.max(reach * 1.02, 0.5);
    return count(logits, -end, end, OF_LOGITS);
  }

  private static Histogram count(double[] values, double low, double high, int cells) {
    long[] counts = new long[cells];
    for (double value : values) {
      int cell = (int) Math.ceil((value - low) / (high - low) * cells) - 1;
      counts[Math.clamp(cell, 0, cells - 1)]++;
    }
    List<Long> list = new ArrayList<>();
    for (long count : counts) {
      list.add(count);
    }
    return new Histogram(low, high, list, "");
  }
}
