package dev.holdout.backtest.order;

/**
 * An order as it was sent; good till cancelled. Sizes in size increments, prices in price
 * increments, instants in UTC epoch nanoseconds.
 */
public sealed interface Order permits Order.Market, Order.Limit {

  OrderId id();

  Side side();

  /** In size increments, above 0. */
  long size();

  /** When it was decided, UTC epoch nanoseconds. */
  long decidedAt();

  /** When it reaches the venue: {@code decidedAt} plus the latency. */
  long arrivesAt();

  Origin origin();

  /** Size with the side's sign. */
  default long signedSize() {
    return side().sign() * size();
  }

  /** Trades at the first later print, whatever its price. */
  record Market(OrderId id, Side side, long size, long decidedAt, long arrivesAt, Origin origin)
      implements Order {
    public Market {
      requireSound(id, size, decidedAt, arrivesAt);
    }
  }

  /**
   * Trades at {@code limit} once a later print goes strictly through it.
   *
   * @param limit in price increments
   */
  record Limit(
      OrderId id, Side side, long size, long limit, long decidedAt, long arrivesAt, Origin origin)
      implements Order {
    public Limit {
      requireSound(id, size, decidedAt, arrivesAt);
    }
  }

  private static void requireSound(OrderId id, long size, long decidedAt, long arrivesAt) {
    if (size <= 0) {
      throw new IllegalArgumentException(
          "order "
              + id
              + ": size is "
              + size
              + " increments; the side carries the sign, so size must be above 0");
    }
    if (arrivesAt < decidedAt) {
      throw new IllegalArgumentException(
          "order " + id + ": arrives at " + arrivesAt + ", before it was decided at " + decidedAt);
    }
  }
}
