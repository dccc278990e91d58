package dev.holdout.backtest.account;

import java.math.BigInteger;

/** Products of money that refuse to wrap. */
final class Money {

  private Money() {}

  /**
   * {@code size × price × perStep}, money increments.
   *
   * @throws ArithmeticException when it does not fit a long, with the three factors
   */
  static long value(long size, long price, long perStep) {
    if (size == 0) {
      return 0;
    }
    try {
      return Math.multiplyExact(Math.multiplyExact(size, price), perStep);
    } catch (ArithmeticException tooLarge) {
      throw overflow(size + " size steps at " + price + " price steps of " + perStep + " each");
    }
  }

  /** {@code amount × part / whole}, rounded toward 0; 128 bits and more inside. */
  static long share(long amount, long part, long whole) {
    if (part == whole) {
      return amount;
    }
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }

  static long add(long a, long b) {
    try {
      return Math.addExact(a, b);
    } catch (ArithmeticException tooLarge) {
      throw overflow(a + " plus " + b);
    }
  }

  static ArithmeticException overflow(String what) {
    return new ArithmeticException(
        "ledger: "
            + what
            + " does not fit 64 bits of money increments; use a coarser moneyIncrement or smaller"
            + " sizes");
  }
}
