package dev.holdout.backtest.order;

import dev.holdout.backtest.cost.Charges;

/**
 * A buy or sell that has happened, whole.
 *
 * @param size in size increments, above 0
 * @param price in price increments
 * @param notional value traded, money increments, at or above 0
 * @param charges what it cost, a figure a cost term, money increments
 */
public record Fill(
    OrderId orderId,
    Side side,
    long size,
    long price,
    long notional,
    Charges charges,
    Timing timing) {

  /** The print of a fill that no print made: the flagged same-bar policy. */
  public static final long NO_PRINT = -1;

  /**
   * When a fill came about; instants in UTC epoch nanoseconds.
   *
   * @param tradeSequence the print that filled it; {@link #NO_PRINT} under the same-bar policy
   */
  public record Timing(long decidedAt, long arrivedAt, long filledAt, long tradeSequence) {
    public Timing {
      if (filledAt < arrivedAt || arrivedAt < decidedAt) {
        throw new IllegalArgumentException(
            "fill at "
                + filledAt
                + " of an order decided at "
                + decidedAt
                + " that arrived at "
                + arrivedAt
                + "; these must not fall");
      }
    }
  }

  public Fill {
    if (size <= 0) {
      throw new IllegalArgumentException(
          "fill of order "
              + orderId
              + ": size is "
              + size
              + "; the side carries the sign, so size must be above 0");
    }
    if (notional < 0) {
      throw new IllegalArgumentException(
          "fill of order " + orderId + ": notional is " + notional + "; pass its absolute value");
    }
  }

  /** Size with the side's sign: what the position changes by. */
  public long signedSize() {
    return side.sign() * size;
  }

  public long decidedAt() {
    return timing.decidedAt();
  }

  public long arrivedAt() {
    return timing.arrivedAt();
  }

  public long filledAt() {
    return timing.filledAt();
  }

  public long tradeSequence() {
    return timing.tradeSequence();
  }

  /** Nanoseconds from decision to fill. */
  public long delay() {
    return filledAt() - decidedAt();
  }
}
