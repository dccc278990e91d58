package dev.holdout.marketdata.bar;

/** One bar while it is open. */
final class Gathering {

  /** Happened-at of the newest print. */
  long lastAt = Long.MIN_VALUE;

  int trades;
  private long open;
  private long high;
  private long low;
  private long close;
  private long volume;
  private long signedVolume;

  /**
   * @param sign 1 bought, -1 sold, 0 unknown
   */
  void add(long happenedAt, long price, long size, int sign) {
    open = trades == 0 ? price : open;
    high = trades == 0 ? price : Math.max(high, price);
    low = trades == 0 ? price : Math.min(low, price);
    close = price;
    volume = Math.addExact(volume, size);
    signedVolume += sign * size;
    lastAt = Math.max(lastAt, happenedAt);
    trades++;
  }

  Bar bar(long openAt, long closeAt, long knownAt) {
    return new Bar(openAt, closeAt, knownAt, open, high, low, close, volume, signedVolume, trades);
  }
}
