package dev.holdout.marketdata.bar;

import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.KnownInstants;
import java.time.Duration;
import java.util.Arrays;

/** Bars of one instrument in columns, oldest first, without gaps in time; immutable. */
public final class BarSeries implements KnownInstants {

  private final Instrument instrument;
  private final Duration span;
  private final int size;
  private final long[] openAt;
  private final long[] closeAt;
  private final long[] knownAt;
  private final double[][] fields;
  private final boolean[] missing;

  private BarSeries(Builder from) {
    this.instrument = from.instrument;
    this.span = from.span;
    this.size = from.size;
    this.openAt = Arrays.copyOf(from.openAt, size);
    this.closeAt = Arrays.copyOf(from.closeAt, size);
    this.knownAt = Arrays.copyOf(from.knownAt, size);
    this.missing = Arrays.copyOf(from.missing, size);
    this.fields = new double[Field.values().length][];
    for (int f = 0; f < fields.length; f++) {
      fields[f] = Arrays.copyOf(from.fields[f], size);
    }
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
    return size;
  }

  public long openAt(int i) {
    return openAt[i];
  }

  /** End of bar {@code i}, exclusive. */
  public long closeAt(int i) {
    return closeAt[i];
  }

  /** When bar {@code i} could be known: its close plus the source's lag. */
  @Override
  public long knownAt(int i) {
    return knownAt[i];
  }

  /** Whether nothing traded in bar {@code i}. */
  public boolean isMissing(int i) {
    return missing[i];
  }

  /**
   * A field of bar {@code i} in currency, units, counts or seconds. Prices of an empty bar are NaN,
   * its volumes and counts are 0.
   */
  public double value(Field field, int i) {
    return fields[field.ordinal()][i];
  }

  /** SHA-256 over the first {@code count} bars: equal content, equal hash. */
  public String contentHash(int count) {
    ContentHash hash =
        new ContentHash()
            .text(instrument.toString())
            .longs(openAt, 0, count)
            .longs(closeAt, 0, count)
            .longs(knownAt, 0, count);
    for (double[] column : fields) {
      hash.doubles(column, 0, count);
    }
    return hash.hex();
  }

  /**
   * A new series in which one field has other values; times, gaps and the other fields are kept.
   * Used by adjustments and by the auditor.
   *
   * @param values one a bar, in the field's unit
   */
  public BarSeries withField(Field field, double[] values) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          "field " + field + ": " + values.length + " values for " + size + " bars");
    }
    Builder copy = new Builder(instrument, span);
    for (int i = 0; i < size; i++) {
      copy.copy(this, i);
      copy.fields[field.ordinal()][i] = values[i];
      copy.missing[i] = missing[i];
    }
    return copy.build();
  }

  public static Builder of(Instrument instrument, Duration span) {
    return new Builder(instrument, span);
  }

  /** Appends bars in order. */
  public static final class Builder {
    private final Instrument instrument;
    private final Duration span;
    private int size;
    private long[] openAt = new long[256];
    private long[] closeAt = new long[256];
    private long[] knownAt = new long[256];
    private boolean[] missing = new boolean[256];
    private final double[][] fields = new double[Field.values().length][256];

    private Builder(Instrument instrument, Duration span) {
      this.instrument = instrument;
      this.span = span;
    }

    /**
     * @param secondsSincePrint NaN before the first print
     */
    public Builder add(Bar bar, double secondsSincePrint) {
      if (size > 0 && bar.openAt() < closeAt[size - 1]) {
        throw new IllegalArgumentException(
            "bar "
                + size
                + " opens at "
                + bar.openAt()
                + ", before the bar ahead of it closes at "
                + closeAt[size - 1]);
      }
      int i = next(bar.openAt(), bar.closeAt(), bar.knownAt(), bar.isMissing());
      set(Field.OPEN, i, bar.isMissing() ? Double.NaN : instrument.price(bar.open()));
      set(Field.HIGH, i, bar.isMissing() ? Double.NaN : instrument.price(bar.high()));
      set(Field.LOW, i, bar.isMissing() ? Double.NaN : instrument.price(bar.low()));
      set(Field.CLOSE, i, bar.isMissing() ? Double.NaN : instrument.price(bar.close()));
      set(Field.VOLUME, i, instrument.size(bar.volume()));
      set(Field.SIGNED_VOLUME, i, instrument.size(bar.signedVolume()));
      set(Field.TRADES, i, bar.trades());
      set(Field.SECONDS_SINCE_PRINT, i, secondsSincePrint);
      return this;
    }

    private void copy(BarSeries from, int i) {
      int row = next(from.openAt[i], from.closeAt[i], from.knownAt[i], from.missing[i]);
      for (int f = 0; f < fields.length; f++) {
        fields[f][row] = from.fields[f][i];
      }
    }

    private int next(long open, long close, long known, boolean isMissing) {
      if (size == openAt.length) {
        int capacity = Math.multiplyExact(size, 2);
        openAt = Arrays.copyOf(openAt, capacity);
        closeAt = Arrays.copyOf(closeAt, capacity);
        knownAt = Arrays.copyOf(knownAt, capacity);
        missing = Arrays.copyOf(missing, capacity);
        for (int f = 0; f < fields.length; f++) {
          fields[f] = Arrays.copyOf(fields[f], capacity);
        }
      }
      openAt[size] = open;
      closeAt[size] = close;
      knownAt[size] = known;
      missing[size] = isMissing;
      return size++;
    }

    private void set(Field field, int i, double value) {
      fields[field.ordinal()][i] = value;
    }

    public BarSeries build() {
      return new BarSeries(this);
    }
  }
}
