package dev.holdout.features.price;

import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;

/**
 * Sum of squared log returns within a window, from close to close, oldest first; empty bars are
 * bridged. NaN when the current bar is empty. The window form is the definition; the column form
 * takes each logarithm once, adds in the same order, and gives the same bits.
 */
final class SquaredReturns {

  private SquaredReturns() {}

  static double sum(Window window) {
    if (window.isMissing(0)) {
      return Double.NaN;
    }
    double sum = 0;
    double before = Double.NaN;
    for (int ago = window.lookback() - 1; ago >= 0; ago--) {
      if (!window.isMissing(ago)) {
        double close = window.at(Field.CLOSE, ago);
        if (!Double.isNaN(before)) {
          double step = StrictMath.log(close / before);
          sum += step * step;
        }
        before = close;
      }
    }
    return sum;
  }

  /**
   * @param lookback bars of a window
   * @return one sum a bar, NaN before the first whole window
   */
  static double[] sums(BarSeries series, int lookback) {
    int size = series.size();
    double[] squares = new double[size];
    // Index of the close that a bar's return starts from; -1 where the bar has no return.
    int[] start = new int[size];
    int before = -1;
    for (int i = 0; i < size; i++) {
      start[i] = -1;
      if (!series.isMissing(i)) {
        if (before >= 0) {
          double close = series.value(Field.CLOSE, i);
          double step = StrictMath.log(close / series.value(Field.CLOSE, before));
          squares[i] = step * step;
          start[i] = before;
        }
        before = i;
      }
    }
    double[] sums = new double[size];
    for (int i = 0; i < size; i++) {
      int first = i - lookback + 1;
      sums[i] = first < 0 || series.isMissing(i) ? Double.NaN : sum(squares, start, first, i);
    }
    return sums;
  }

  private static double sum(double[] squares, int[] start, int first, int last) {
    double sum = 0;
    for (int i = first; i <= last; i++) {
      if (start[i] >= first) {
        sum += squares[i];
      }
    }
    return sum;
  }
}
