package dev.holdout.backtest.feed;

/**
 * A tick as it passes: one object, overwritten by the next, so that ticks cost no allocation.
 * Belongs to one thread.
 */
public final class Tick {

  /** What a tick tells. */
  public enum Kind {
    TRADE,
    /** The best bid and ask; read, counted and journalled, but the loop trades on prints alone. */
    QUOTE
  }

  private Kind kind = Kind.TRADE;
  private long knownAt;
  private long first;
  private long second;
  private long third;
  private long fourth;

  /**
   * A print.
   *
   * @param knownAt UTC epoch nanoseconds
   * @param happenedAt UTC epoch nanoseconds, not after {@code knownAt}
   * @param sequence its place among the prints of the source, from 0
   * @param price in price increments
   * @param size in size increments, above 0
   */
  public Tick trade(long knownAt, long happenedAt, long sequence, long price, long size) {
    return set(Kind.TRADE, knownAt, happenedAt, sequence, price, size);
  }

  /** The best of both sides; prices in price increments, sizes in size increments. */
  public Tick quote(long knownAt, long bid, long ask, long bidSize, long askSize) {
    return set(Kind.QUOTE, knownAt, bid, ask, bidSize, askSize);
  }

  /** All five figures as a frame carries them. */
  public Tick set(Kind kind, long knownAt, long first, long second, long third, long fourth) {
    this.kind = kind;
    this.knownAt = knownAt;
    this.first = first;
    this.second = second;
    this.third = third;
    this.fourth = fourth;
    return this;
  }

  public Kind kind() {
    return kind;
  }

  /** UTC epoch nanoseconds. */
  public long knownAt() {
    return knownAt;
  }

  /** Of a trade: when it was made, UTC epoch nanoseconds. */
  public long happenedAt() {
    return first;
  }

  /** Of a trade: its place among the prints of the source. */
  public long sequence() {
    return second;
  }

  /** Of a trade: price increments. */
  public long price() {
    return third;
  }

  /** Of a trade: size increments. */
  public long size() {
    return fourth;
  }

  /** One of the four figures after {@link #knownAt()}, from 0. */
  public long figure(int i) {
    return switch (i) {
      case 0 -> first;
      case 1 -> second;
      case 2 -> third;
      case 3 -> fourth;
      default -> throw new IllegalArgumentException("a tick has figures 0 to 3, not " + i);
    };
  }
}
