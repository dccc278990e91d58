package dev.holdout.features;

import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;
import dev.holdout.marketdata.time.Nanos;
import java.util.EnumSet;
import java.util.List;

/**
 * A pipeline at work: bars go in one by one as they become known, rows come out. History and the
 * live feed run through this same code. It keeps only the bars that the longest lookback needs, and
 * nothing is allocated for a bar. Belongs to one thread.
 */
public final class Stream {

  private final RecentBars recent;
  private final FeatureSlot[] slots;
  private final Row row;
  private long lastCloseAt = Long.MIN_VALUE;
  private long lastRowAt = Long.MIN_VALUE;

  /**
   * @param columns for each feature its column form over the whole history, or null where the
   *     feature is to be read through its window
   */
  Stream(List<Feature> features, double[][] columns) {
    EnumSet<Field> fields = EnumSet.noneOf(Field.class);
    int lookback = 1;
    for (Feature feature : features) {
      fields.addAll(feature.needs().fields());
      lookback = Math.max(lookback, feature.needs().lookback());
    }
    this.recent = new RecentBars(List.copyOf(fields), lookback);
    this.slots = new FeatureSlot[features.size()];
    for (int f = 0; f < slots.length; f++) {
      slots[f] = new FeatureSlot(features.get(f), recent, columns[f]);
    }
    this.row = new Row(slots.length);
  }

  /**
   * Bar {@code i} of {@code bars} has become known. The series may be any that holds this bar; the
   * stream remembers the earlier ones itself.
   *
   * @throws IllegalArgumentException when the bar opens before the last one taken in has closed
   */
  public void accept(BarSeries bars, int i) {
    if (bars.openAt(i) < lastCloseAt) {
      throw new IllegalArgumentException(
          "bar "
              + i
              + " opens at "
              + Nanos.iso(bars.openAt(i))
              + ", before the last bar taken in closes ("
              + Nanos.iso(lastCloseAt)
              + "); feed each bar once, in order");
    }
    lastCloseAt = bars.closeAt(i);
    recent.add(bars, i);
    long span = Nanos.of(bars.span());
    for (FeatureSlot slot : slots) {
      slot.accept(recent, i, bars.knownAt(i), span);
    }
  }

  /**
   * The newest values that may be used at an instant. A value holds until the next bar is due;
   * where that one has not come, the row is missing.
   *
   * @param at UTC epoch nanoseconds; not before the row asked for last
   * @return a row that the next call overwrites
   */
  public Row row(long at) {
    if (at < lastRowAt) {
      throw new IllegalArgumentException(
          "row at "
              + Nanos.iso(at)
              + " after one at "
              + Nanos.iso(lastRowAt)
              + "; a stream only moves forward, start another for earlier rows");
    }
    lastRowAt = at;
    row.at = at;
    for (int f = 0; f < slots.length; f++) {
      slots[f].write(at, f, row);
    }
    return row;
  }

  /** Takes bar {@code i} in and gives the row at the instant at which it is known. */
  public Row next(BarSeries bars, int i) {
    accept(bars, i);
    return row(bars.knownAt(i));
  }
}
