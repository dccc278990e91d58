package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * Refuses a column that cannot be what it is said to be. Returns are fractions a period, 0.01 for
 * one per cent; as such real ones do not meet these rules:
 *
 * <ul>
 *   <li><b>prices</b>: every value is above 0, and either the median is above 0.5 (half of all
 *       periods gaining more than 50 %), or it is above 0.05 and the median change from row to row
 *       is below a tenth of it (a gain of over 5 % in every period, each time nearly the same);
 *   <li><b>per cent or money</b>: the median size is above 0.5;
 *   <li>a value below -1, which loses more than there was.
 * </ul>
 */
final class Plausible {

  private static final double HALF = 0.5;
  private static final double LEVEL = 0.05;
  private static final double SMOOTH = 0.1;

  private Plausible() {}

  /**
   * @param table whose columns are said to be returns
   * @throws BadInput for the first column that cannot be
   */
  static void requireReturns(RawTable table) {
    for (int i = 0; i < table.columns().length; i++) {
      requireReturns(table, i);
    }
  }

  private static void requireReturns(RawTable table, int column) {
    double[] values = table.columns()[column];
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double least = sorted[0];
    boolean small = sorted[0] >= -HALF && sorted[sorted.length - 1] <= LEVEL;
    if (small) {
      return; // nothing below can hold
    }
    double median = medianSize(values);
    boolean level = median > LEVEL && medianChange(values) < SMOOTH * median;
    if (least > 0 && (median > HALF || level && least < sorted[sorted.length - 1])) {
      throw new BadInput(
          "\"%s\" looks like prices: all %d values are above 0, half of them above %s"
              .formatted(table.names().get(column), values.length, shown(median)),
          table.place(0, column),
          "--prices, if they are; returns are fractions such as 0.0012");
    }
    if (median > HALF) {
      throw new BadInput(
          "\"%s\" looks like per cent or money: half of its values are larger than %s"
              .formatted(table.names().get(column), shown(median)),
          table.place(firstAbove(values), column),
          "write fractions: divide per cent by 100, money by the capital");
    }
    if (least < -1) {
      throw new BadInput(
          shown(least) + " is a loss of more than everything",
          table.place(indexOf(values, least), column),
          "write fractions: -0.012 for a loss of 1.2 %; divide per cent by 100");
    }
  }

  private static double medianSize(double[] values) {
    double[] sizes = new double[values.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(values[i]);
    }
    return median(sizes);
  }

  private static double medianChange(double[] values) {
    double[] changes = new double[Math.max(0, values.length - 1)];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = Math.abs(values[i + 1] - values[i]);
    }
    return changes.length == 0 ? Double.POSITIVE_INFINITY : median(changes);
  }

  /** The lower one of two. */
  private static double median(double[] values) {
    Arrays.sort(values);
    return values[(values.length - 1) / 2];
  }

  private static int firstAbove(double[] values) {
    int i = 0;
    while (Math.abs(values[i]) <= HALF) {
      i++;
    }
    return i;
  }

  private static int indexOf(double[] values, double value) {
    int i = 0;
    while (values[i] != value) {
      i++;
    }
    return i;
  }

  /** As a person would write it: no more than six digits. */
  static String shown(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
