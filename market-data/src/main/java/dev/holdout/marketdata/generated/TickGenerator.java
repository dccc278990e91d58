package dev.holdout.marketdata.generated;

/**
 * Quotes and trades for measuring speed, one at a time: the {@code ticks(n, seed)} by which
 * platforms are compared, bit for bit, so that a faster answer is known to be the same answer. Not
 * a market: its mid walks one increment at a time and nothing in it is worth learning.
 *
 * <p>A cursor: {@link #next} moves it, the accessors tell of the event it stands on. Prices are in
 * increments of 0.01, sizes whole numbers. One thread at a time.
 */
public final class TickGenerator {

  private static final long START_MICROS = 1_577_836_800_000_000L;
  private static final long START_MID = 1_000_000;
  private static final long SEED = 7;

  private final SplitMix64 random;
  private long left;
  private long bits;
  private long micros = START_MICROS;
  private long mid = START_MID;

  private TickGenerator(long count, long seed) {
    if (count < 0) {
      throw new IllegalArgumentException(count + " ticks; there are 0 or more");
    }
    this.left = count;
    this.random = new SplitMix64(seed);
  }

  /** The first {@code count} ticks of the seed that is measured with, 7. */
  public static TickGenerator of(long count) {
    return new TickGenerator(count, SEED);
  }

  /** The first {@code count} ticks of any seed. */
  public static TickGenerator of(long count, long seed) {
    return new TickGenerator(count, seed);
  }

  /** Moves to the next event; false when there is none left. */
  public boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    bits = random.next();
    micros += 1 + field(53, 11);
    mid += field(2, 16) % 3 - 1;
    return true;
  }

  /** When it happened, UTC epoch microseconds; each event later than the one before. */
  public long micros() {
    return micros;
  }

  /** Whether it is a trade; else it is a quote. */
  public boolean isTrade() {
    return field(0, 2) == 0;
  }

  /** Best bid, of a quote or behind a trade. */
  public long bid() {
    return mid - 1 - field(20, 1);
  }

  /** Best ask, of a quote or behind a trade. */
  public long ask() {
    return mid + 1 + field(21, 1);
  }

  /** Size at the bid, 1 to 1024. */
  public long bidSize() {
    return 1 + field(24, 10);
  }

  /** Size at the ask, 1 to 1024. */
  public long askSize() {
    return 1 + field(34, 10);
  }

  /** Whether the buyer came to the market; of a trade. */
  public boolean isBuyer() {
    return field(44, 1) == 1;
  }

  /** The ask to a buyer, the bid to a seller; of a trade. */
  public long price() {
    return isBuyer() ? ask() : bid();
  }

  /** 1 to 256; of a trade. */
  public long size() {
    return 1 + field(45, 8);
  }

  private long field(int shift, int width) {
    return bits >>> shift & (1L << width) - 1;
  }
}
