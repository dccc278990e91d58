package dev.holdout.features;

import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;
import java.util.List;

/**
 * The last bars that a stream has been given, in a ring: as many as its longest lookback, and only
 * the fields that some feature declared. What is not here, no window can show.
 */
final class RecentBars {

  private final List<Field> fields;
  private final double[][] values = new double[Field.values().length][];
  private final boolean[] missing;
  private final long[] closeAt;
  private final int mask;
  private int head = -1;
  private long count;

  RecentBars(List<Field> fields, int lookback) {
    this.fields = List.copyOf(fields);
    int capacity = Integer.highestOneBit(Math.max(1, 2 * lookback - 1));
    this.mask = capacity - 1;
    this.missing = new boolean[capacity];
    this.closeAt = new long[capacity];
    for (Field field : this.fields) {
      values[field.ordinal()] = new double[capacity];
    }
  }

  void add(BarSeries bars, int i) {
    head = (head + 1) & mask;
    missing[head] = bars.isMissing(i);
    closeAt[head] = bars.closeAt(i);
    for (int f = 0; f < fields.size(); f++) {
      Field field = fields.get(f);
      values[field.ordinal()][head] = bars.value(field, i);
    }
    count++;
  }

  /** Bars given so far. */
  long count() {
    return count;
  }

  double value(Field field, int barsAgo) {
    return values[field.ordinal()][(head - barsAgo) & mask];
  }

  boolean isMissing(int barsAgo) {
    return missing[(head - barsAgo) & mask];
  }

  long closeAt(int barsAgo) {
    return closeAt[(head - barsAgo) & mask];
  }
}
