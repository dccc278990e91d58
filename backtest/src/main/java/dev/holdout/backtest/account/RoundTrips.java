package dev.holdout.backtest.account;

import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.Side;
import java.util.ArrayList;
import java.util.List;

/** Cuts the stream of fills into trades from flat to flat, and follows the open one. */
public final class RoundTrips {

  private final long perStep;
  private final List<RoundTrip> closed = new ArrayList<>();
  private long position;
  private long openedAt;
  private long largest;
  private long openedNotional;
  private long flow;
  private long costs;

  /**
   * @param moneyPerStep money increments in one price step times one size step
   */
  public RoundTrips(long moneyPerStep) {
    this.perStep = moneyPerStep;
  }

  /** Takes the next fill. */
  public void book(Fill fill) {
    long change = fill.signedSize();
    boolean turns =
        Long.signum(position) == -Long.signum(change)
            && Math.absExact(change) > Math.absExact(position);
    if (!turns) {
      part(change, fill, fill.charges().total());
      return;
    }
    long closing = -position;
    long ofClosing =
        Money.share(fill.charges().total(), Math.absExact(closing), Math.absExact(change));
    part(closing, fill, ofClosing);
    part(change - closing, fill, fill.charges().total() - ofClosing);
  }

  private void part(long change, Fill fill, long cost) {
    if (position == 0) {
      openedAt = fill.filledAt();
    }
    long value = Money.value(change, fill.price(), perStep);
    if (position == 0 || Long.signum(position) == Long.signum(change)) {
      openedNotional = Money.add(openedNotional, Math.absExact(value));
    }
    Side side = Side.of(position == 0 ? change : position);
    flow = Money.add(flow, -value);
    costs = Money.add(costs, cost);
    position = Math.addExact(position, change);
    largest = Math.max(largest, Math.absExact(position));
    if (position == 0) {
      closed.add(
          new RoundTrip(side, openedAt, fill.filledAt(), largest, openedNotional, flow, costs));
      largest = 0;
      openedNotional = 0;
      flow = 0;
      costs = 0;
    }
  }

  /**
   * Profit of the open trade after its costs so far, money increments; 0 when flat.
   *
   * @param price in price increments
   */
  public long openPnl(long price) {
    if (position == 0) {
      return 0;
    }
    return Money.add(Money.add(flow, Money.value(position, price, perStep)), -costs);
  }

  public boolean isOpen() {
    return position != 0;
  }

  /** Oldest first. */
  public List<RoundTrip> closed() {
    return List.copyOf(closed);
  }

  /**
   * Nanoseconds with a position, up to {@code end}.
   *
   * @param end UTC epoch nanoseconds
   */
  public long nanosInMarket(long end) {
    long sum = isOpen() ? end - openedAt : 0;
    for (RoundTrip trip : closed) {
      sum = Math.addExact(sum, trip.closedAt() - trip.openedAt());
    }
    return sum;
  }
}
