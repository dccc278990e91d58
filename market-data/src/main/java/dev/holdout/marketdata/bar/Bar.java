package dev.holdout.marketdata.bar;

/**
 * One bar over {@code [openAt, closeAt)}, known at {@code knownAt}. An empty bar ({@code trades} 0)
 * is <em>missing</em>: it has no prices, and nothing later fills it.
 *
 * @param openAt start, UTC epoch nanoseconds
 * @param closeAt end, exclusive
 * @param knownAt close plus the source's lag
 * @param open price increments; 0 in an empty bar, as are high, low and close
 * @param volume size increments
 * @param signedVolume size increments, by the tick rule
 * @param trades prints in the bar
 */
public record Bar(
    long openAt,
    long closeAt,
    long knownAt,
    long open,
    long high,
    long low,
    long close,
    long volume,
    long signedVolume,
    int trades) {

  public Bar {
    if (closeAt <= openAt || knownAt < closeAt) {
      throw new IllegalArgumentException(
          "bar opens at %s, closes at %s and is known at %s; these must follow each other"
              .formatted(openAt, closeAt, knownAt));
    }
    if (low > Math.min(open, close) || high < Math.max(open, close)) {
      throw new IllegalArgumentException(
          "bar at %s: open %s and close %s must lie between low %s and high %s"
              .formatted(openAt, open, close, low, high));
    }
    if (trades < 0 || volume < 0 || Math.abs(signedVolume) > volume) {
      throw new IllegalArgumentException(
          "bar at %s: %s trades, volume %s, signed volume %s; counts are 0 or more, and the signed"
                  .formatted(openAt, trades, volume, signedVolume)
              + " volume lies within the volume");
    }
  }

  public boolean isMissing() {
    return trades == 0;
  }
}
