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

  public boolean isMissing() {
    return trades == 0;
  }
}
