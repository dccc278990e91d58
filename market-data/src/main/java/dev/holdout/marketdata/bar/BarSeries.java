package dev.holdout.marketdata.bar;

import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.KnownInstants;
import dev.holdout.marketdata.time.Nanos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Bars of one instrument, oldest first, each known after the one ahead; immutable. Every bar stands
 * here twice: as it was made, in increments ({@link #bar}), and as columns of doubles for
 * statistics ({@link #value}). Adjustment changes columns only: orders meet the bars as made.
 */
public final class BarSeries implements KnownInstants {

  private final Instrument instrument;
  private final Duration span;
  private final Bar[] bars;
  private final double[][] fields;

  private BarSeries(Instrument instrument, Duration span, Bar[] bars, double[][] fields) {
    this.instrument = instrument;
    this.span = span;
    this.bars = bars;
    this.fields = fields;
  }

  public Instrument instrument() {
    return instrument;
  }

  /** Length of a bar. */
  public Duration span() {
    return span;
  }

  @Override
  public int size() {
    return bars.length;
  }

  /** Bar {@code i} as it was made, in increments; the same in an adjusted series. */
  public Bar bar(int i) {
    return bars[i];
  }

  public long openAt(int i) {
    return bars[i].openAt();
  }

  /** End of bar {@code i}, exclusive. */
  public long closeAt(int i) {
    return bars[i].closeAt();
  }

  /** When bar {@code i} could be known: its close plus the source's lag. */
  @Override
  public long knownAt(int i) {
    return bars[i].knownAt();
  }

  /** Whether nothing traded in bar {@code i}. */
  public boolean isMissing(int i) {
    return bars[i].isMissing();
  }

  /**
   * A field of bar {@code i} in currency, units, counts or seconds. Prices of an empty bar are NaN,
   * its volumes and counts are 0.
   */
  public double value(Field field, int i) {
    return fields[field.ordinal()][i];
  }

  /** SHA-256 over the columns of the first {@code count} bars: equal content, equal hash. */
  public String contentHash(int count) {
    ContentHash hash =
        new ContentHash()
            .text(instrument.toString())
            .longs(column(Bar::openAt, count))
            .longs(column(Bar::closeAt, count))
            .longs(column(Bar::knownAt, count));
    for (double[] column : fields) {
      hash.doubles(column, 0, count);
    }
    return hash.hex();
  }

  private long[] column(ToLongFunction<Bar> part, int count) {
    return Arrays.stream(bars, 0, count).mapToLong(part).toArray();
  }

  /**
   * A new series in which one column has other values; the other columns and the bars as made are
   * kept. Used by adjustments and by the auditor.
   *
   * @param values one a bar, in the field's unit
   */
  public BarSeries withField(Field field, double[] values) {
    if (values.length != bars.length) {
      throw new IllegalArgumentException(
          "field " + field + ": " + values.length + " values for " + bars.length + " bars");
    }
    double[][] other = fields.clone();
    other[field.ordinal()] = values.clone();
    return new BarSeries(instrument, span, bars, other);
  }

  public static Builder of(Instrument instrument, Duration span) {
    return new Builder(instrument, span);
  }

  /** Appends bars in order. */
  public static final class Builder {
    private final Instrument instrument;
    private final Duration span;
    private final List<Bar> bars = new ArrayList<>();
    private final double[][] fields = new double[Field.values().length][256];

    private Builder(Instrument instrument, Duration span) {
      this.instrument = instrument;
      this.span = span;
    }

    /**
     * @param secondsSincePrint NaN before the first print
     * @throws IllegalArgumentException when the bar opens before the one ahead closes, or is known
     *     no later
     */
    public Builder add(Bar bar, double secondsSincePrint) {
      requireAfter(bar);
      int i = bars.size();
      if (i == fields[0].length) {
        grow();
      }
      bars.add(bar);
      set(Field.OPEN, i, price(bar, bar.open()));
      set(Field.HIGH, i, price(bar, bar.high()));
      set(Field.LOW, i, price(bar, bar.low()));
      set(Field.CLOSE, i, price(bar, bar.close()));
      set(Field.VOLUME, i, instrument.size(bar.volume()));
      set(Field.SIGNED_VOLUME, i, instrument.size(bar.signedVolume()));
      set(Field.TRADES, i, bar.trades());
      set(Field.SECONDS_SINCE_PRINT, i, secondsSincePrint);
      return this;
    }

    private void requireAfter(Bar bar) {
      if (bars.isEmpty()) {
        return;
      }
      Bar ahead = bars.getLast();
      if (bar.openAt() < ahead.closeAt()) {
        throw new IllegalArgumentException(
            "bar "
                + bars.size()
                + " opens at "
                + bar.openAt()
                + ", before the bar ahead of it closes at "
                + ahead.closeAt());
      }
      if (bar.knownAt() <= ahead.knownAt()) {
        throw new IllegalArgumentException(
            "bar "
                + bars.size()
                + " is known at "
                + Nanos.iso(bar.knownAt())
                + ", no later than the bar ahead of it ("
                + Nanos.iso(ahead.knownAt())
                + "); give all bars of a series one lag");
      }
    }

    private double price(Bar bar, long steps) {
      return bar.isMissing() ? Double.NaN : instrument.price(steps);
    }

    private void set(Field field, int i, double value) {
      fields[field.ordinal()][i] = value;
    }

    private void grow() {
      int capacity = Math.multiplyExact(bars.size(), 2);
      for (int f = 0; f < fields.length; f++) {
        fields[f] = Arrays.copyOf(fields[f], capacity);
      }
    }

    public BarSeries build() {
      double[][] columns = new double[fields.length][];
      for (int f = 0; f < columns.length; f++) {
        columns[f] = Arrays.copyOf(fields[f], bars.size());
      }
      return new BarSeries(instrument, span, bars.toArray(Bar[]::new), columns);
    }
  }
}
