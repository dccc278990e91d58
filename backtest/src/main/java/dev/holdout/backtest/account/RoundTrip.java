package dev.holdout.backtest.account;

import dev.holdout.backtest.order.Side;

/**
 * A closed trade: from flat to flat, or from a turn of the position to the next. A fill that turns
 * the position is cut in two: price times size exactly, its costs by size with the odd increment on
 * the opening part.
 *
 * @param side {@code BUY} for a long trade
 * @param openedAt first fill, UTC epoch nanoseconds
 * @param closedAt last fill, UTC epoch nanoseconds
 * @param largestSize the largest position on the way, size increments
 * @param openedNotional value of the fills that built it, money increments
 * @param grossPnl before costs, money increments
 * @param costs of its fills, money increments, 0 or more
 */
public record RoundTrip(
    Side side,
    long openedAt,
    long closedAt,
    long largestSize,
    long openedNotional,
    long grossPnl,
    long costs) {

  /** After costs, money increments. */
  public long netPnl() {
    return Math.subtractExact(grossPnl, costs);
  }
}
