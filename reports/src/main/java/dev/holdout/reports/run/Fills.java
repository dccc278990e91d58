package dev.holdout.reports.run;

/**
 * Counts and delays of fills, out of sample.
 *
 * @param count of fills
 * @param closedTrades round trips
 * @param medianDelayMillis decision to fill
 * @param p99DelayMillis 99th percentile of it
 * @param impossible fills outside what traded after arrival; must be 0
 * @param ambiguous bars settled against us
 * @param ambiguousNote a clause such as {@code filled on ticks}
 */
public record Fills(
    long count,
    long closedTrades,
    Figure medianDelayMillis,
    Figure p99DelayMillis,
    long impossible,
    long ambiguous,
    String ambiguousNote) {}
