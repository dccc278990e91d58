package dev.holdout.backtest.stats;

import dev.holdout.marketdata.time.Nanos;
import java.util.Arrays;

/**
 * An account at the end of each UTC day: the regular grid that statistics need.
 *
 * <p>Convention: a day's value is the last one at or before its midnight, so a bar that closes at
 * midnight belongs to the day it ends. Days without a value carry the last one (return 0). The
 * first and the last day may be partial and count as a day each. Once equity is at or below 0 the
 * account is ruined: that day returns -1, later days 0, since a return on nothing is not defined.
 */
public final class DailyEquity {

  private static final long DAY = 86_400_000_000_000L;

  private final long[] dayEnd;
  private final double[] equity;

  private DailyEquity(long[] dayEnd, double[] equity) {
    this.dayEnd = dayEnd;
    this.equity = equity;
  }

  /**
   * Resamples a curve.
   *
   * @param start beginning of the run, UTC epoch nanoseconds
   * @param startingEquity currency, above 0
   * @param instants of the curve, UTC epoch nanoseconds, not falling, none before {@code start}
   * @param equity at those instants, currency
   * @throws IllegalArgumentException for NaN, unequal lengths, or instants out of order
   */
  public static DailyEquity of(
      long start, double startingEquity, long[] instants, double[] equity) {
    Samples.requireFinite("equity", equity);
    if (!(startingEquity > 0)) {
      throw new IllegalArgumentException(
          "startingEquity is " + startingEquity + "; returns need a start above 0");
    }
    requireRising(start, instants, equity.length);
    if (instants.length == 0) {
      return new DailyEquity(new long[0], new double[] {startingEquity});
    }
    long first = nextMidnight(start + 1);
    long last = Math.max(first, nextMidnight(instants[instants.length - 1]));
    int days = Math.toIntExact((last - first) / DAY + 1);
    long[] dayEnd = new long[days];
    double[] values = new double[days + 1];
    values[0] = startingEquity;
    int row = 0;
    for (int day = 0; day < days; day++) {
      dayEnd[day] = first + day * DAY;
      values[day + 1] = values[day];
      while (row < instants.length && instants[row] <= dayEnd[day]) {
        values[day + 1] = equity[row++];
      }
    }
    return new DailyEquity(dayEnd, values);
  }

  private static void requireRising(long start, long[] instants, int values) {
    if (instants.length != values) {
      throw new IllegalArgumentException(
          "curve has " + instants.length + " instants and " + values + " values of equity");
    }
    long previous = start;
    for (int i = 0; i < instants.length; i++) {
      if (instants[i] < previous) {
        throw new IllegalArgumentException(
            "curve: instant "
                + i
                + " ("
                + Nanos.iso(instants[i])
                + ") lies before "
                + Nanos.iso(previous)
                + "; pass rows oldest first, none before the start");
      }
      previous = instants[i];
    }
  }

  /** The first midnight at or after an instant. */
  private static long nextMidnight(long instant) {
    return Math.multiplyExact(Math.ceilDiv(instant, DAY), DAY);
  }

  /** Number of days, partial ones included. */
  public int days() {
    return dayEnd.length;
  }

  /** The midnight that ends day {@code i}, UTC epoch nanoseconds. */
  public long dayEnd(int i) {
    return dayEnd[i];
  }

  /** Currency; the starting equity first, then the end of each day. */
  public double[] equity() {
    return equity.clone();
  }

  /** Simple returns a day. */
  public double[] returns() {
    double[] returns = new double[dayEnd.length];
    for (int i = 0; i < returns.length; i++) {
      if (equity[i] <= 0) {
        Arrays.fill(returns, i, returns.length, 0);
        return returns;
      }
      returns[i] = equity[i + 1] <= 0 ? -1 : equity[i + 1] / equity[i] - 1;
    }
    return returns;
  }
}
