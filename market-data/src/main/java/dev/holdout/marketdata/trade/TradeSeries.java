package dev.holdout.marketdata.trade;

import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.KnownInstants;
import dev.holdout.marketdata.time.Nanos;
import java.util.Arrays;

/** Trades of one instrument in columns, in the order of {@code (knownAt, sequence)}; immutable. */
public final class TradeSeries implements KnownInstants {

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

  @Override
  public int size() {
    return size;
  }

  public long happenedAt(int i) {
    return happenedAt[i];
  }

  @Override
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

  /** The trades known at {@code instant} or before: what was on the tape then. */
  public TradeSeries knownUntil(long instant) {
    Builder first = new Builder(instrument, Math.max(1, firstKnownAfter(instant)));
    for (int i = 0; i < size && knownAt[i] <= instant; i++) {
      first.add(happenedAt[i], knownAt[i], price[i], sizes[i]);
    }
    return first.build();
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
    return new Builder(instrument, 1024);
  }

  /**
   * @param expected about how many trades will come; more or fewer may
   */
  public static Builder of(Instrument instrument, int expected) {
    return new Builder(instrument, Math.max(1, expected));
  }

  /** Appends trades in order; refuses one that lies before its predecessor. */
  public static final class Builder {
    private final Instrument instrument;
    private int size;
    private long[] happenedAt;
    private long[] knownAt;
    private long[] price;
    private long[] sizes;

    private Builder(Instrument instrument, int capacity) {
      this.instrument = instrument;
      this.happenedAt = new long[capacity];
      this.knownAt = new long[capacity];
      this.price = new long[capacity];
      this.sizes = new long[capacity];
    }

    /**
     * @param happenedAt UTC epoch nanoseconds
     * @param knownAt UTC epoch nanoseconds; not before happened-at nor before the trade ahead
     * @param price in price increments
     * @param size in size increments, above 0
     */
    public Builder add(long happenedAt, long knownAt, long price, long size) {
      int row = this.size;
      Trade.check(happenedAt, knownAt, row, size);
      if (row > 0 && knownAt < this.knownAt[row - 1]) {
        throw outOfOrder(knownAt);
      }
      if (row == this.price.length) {
        grow();
      }
      this.happenedAt[row] = happenedAt;
      this.knownAt[row] = knownAt;
      this.price[row] = price;
      this.sizes[row] = size;
      this.size++;
      return this;
    }

    /** Trades added so far. */
    public int size() {
      return size;
    }

    private IllegalArgumentException outOfOrder(long late) {
      return new IllegalArgumentException(
          "trade "
              + size
              + " of "
              + instrument.id()
              + " is known at "
              + Nanos.iso(late)
              + ", before the trade ahead of it ("
              + Nanos.iso(knownAt[size - 1])
              + "); sort by known-at, keeping the source's order within an instant");
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
