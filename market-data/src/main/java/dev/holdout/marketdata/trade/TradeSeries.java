package dev.holdout.marketdata.trade;

import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.Nanos;
import java.util.Arrays;

/** Trades of one instrument in columns, in the order of {@code (knownAt, sequence)}; immutable. */
public final class TradeSeries {

  private final Instrument instrument;
  private final int size;
  private final long[] happenedAt;
  private final long[] knownAt;
  private final long[] price;
  private final long[] sizes;

  private TradeSeries(Builder from) {
    this.instrument = from.instrument;
    this.size = from.size;
    this.happenedAt = Arrays.copyOf(from.happenedAt, size);
    this.knownAt = Arrays.copyOf(from.knownAt, size);
    this.price = Arrays.copyOf(from.price, size);
    this.sizes = Arrays.copyOf(from.sizes, size);
  }

  public Instrument instrument() {
    return instrument;
  }

  public int size() {
    return size;
  }

  public long happenedAt(int i) {
    return happenedAt[i];
  }

  public long knownAt(int i) {
    return knownAt[i];
  }

  /** In price increments. */
  public long price(int i) {
    return price[i];
  }

  /** In size increments, above 0. */
  public long size(int i) {
    return sizes[i];
  }

  public Trade trade(int i) {
    return new Trade(happenedAt[i], knownAt[i], i, price[i], sizes[i]);
  }

  /** Index of the first trade known after {@code instant}; {@link #size()} when there is none. */
  public int firstKnownAfter(long instant) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (knownAt[middle] <= instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** SHA-256 over instrument and columns: equal content, equal hash. */
  public String contentHash() {
    return new ContentHash()
        .text(instrument.toString())
        .longs(happenedAt)
        .longs(knownAt)
        .longs(price)
        .longs(sizes)
        .hex();
  }

  public static Builder of(Instrument instrument) {
    return new Builder(instrument);
  }

  /** Appends trades in order; refuses one that lies before its predecessor. */
  public static final class Builder {
    private final Instrument instrument;
    private int size;
    private long[] happenedAt = new long[1024];
    private long[] knownAt = new long[1024];
    private long[] price = new long[1024];
    private long[] sizes = new long[1024];

    private Builder(Instrument instrument) {
      this.instrument = instrument;
    }

    public Builder add(long happenedAt, long knownAt, long price, long size) {
      Trade checked = new Trade(happenedAt, knownAt, this.size, price, size);
      if (this.size > 0 && knownAt < this.knownAt[this.size - 1]) {
        throw new IllegalArgumentException(
            "trade "
                + this.size
                + " of "
                + instrument.id()
                + " is known at "
                + Nanos.iso(knownAt)
                + ", before the trade ahead of it ("
                + Nanos.iso(this.knownAt[this.size - 1])
                + "); sort by known-at, keeping the source's order within an instant");
      }
      if (this.size == price().length) {
        grow();
      }
      this.happenedAt[this.size] = checked.happenedAt();
      this.knownAt[this.size] = checked.knownAt();
      this.price[this.size] = checked.price();
      this.sizes[this.size] = checked.size();
      this.size++;
      return this;
    }

    private long[] price() {
      return price;
    }

    private void grow() {
      int capacity = Math.multiplyExact(size, 2);
      happenedAt = Arrays.copyOf(happenedAt, capacity);
      knownAt = Arrays.copyOf(knownAt, capacity);
      price = Arrays.copyOf(price, capacity);
      sizes = Arrays.copyOf(sizes, capacity);
    }

    public TradeSeries build() {
      return new TradeSeries(this);
    }
  }
}
