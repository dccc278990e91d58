package dev.holdout.backtest.order;

/** Which way an order trades. The side carries the sign, so sizes are above 0. */
public enum Side {
  BUY(1),
  SELL(-1);

  private final int sign;

  Side(int sign) {
    this.sign = sign;
  }

  /** 1 for a buy, -1 for a sell. */
  public int sign() {
    return sign;
  }

  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }

  /**
   * The side of a change of position.
   *
   * @throws IllegalArgumentException for 0, which has no side
   */
  public static Side of(long change) {
    if (change == 0) {
      throw new IllegalArgumentException("a change of position of 0 has no side; send no order");
    }
    return change > 0 ? BUY : SELL;
  }
}
