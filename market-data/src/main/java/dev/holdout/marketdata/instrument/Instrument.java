package dev.holdout.marketdata.instrument;

import dev.holdout.marketdata.BadInput;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is traded, and in which steps. Prices, sizes and money are {@code long} counts of the steps
 * stated here, so they add up exactly; doubles begin where statistics begin.
 *
 * @param symbol the venue's name of it, {@code BTCUSD}
 * @param venue where it trades, {@code BITSTAMP}
 * @param currency of prices and of the account, {@code USD}
 * @param priceIncrement smallest step of a price, in currency per unit; above 0
 * @param sizeIncrement smallest step of a size, in units; above 0
 * @param multiplier currency per unit and point of price; 1 for spot; above 0
 * @param moneyIncrement smallest step of money in the ledger, in currency; must divide {@code
 *     priceIncrement × sizeIncrement × multiplier}, so that no product is ever rounded
 */
public record Instrument(
    String symbol,
    String venue,
    String currency,
    BigDecimal priceIncrement,
    BigDecimal sizeIncrement,
    long multiplier,
    BigDecimal moneyIncrement) {

  public Instrument {
    requirePositive("priceIncrement", priceIncrement, symbol);
    requirePositive("sizeIncrement", sizeIncrement, symbol);
    requirePositive("moneyIncrement", moneyIncrement, symbol);
    requirePositive("multiplier", BigDecimal.valueOf(multiplier), symbol);
    BigDecimal step =
        priceIncrement.multiply(sizeIncrement).multiply(BigDecimal.valueOf(multiplier));
    if (step.remainder(moneyIncrement).signum() != 0) {
      throw new BadInput(
          "moneyIncrement is "
              + moneyIncrement.toPlainString()
              + ", which does not divide one price"
              + " step times one size step ("
              + step.toPlainString()
              + ")",
          symbol + "." + venue,
          "moneyIncrement: " + step.stripTrailingZeros().toPlainString());
    }
  }

  /** {@code BTCUSD.BITSTAMP}: unique among instruments. */
  public String id() {
    return symbol + "." + venue;
  }

  /**
   * The value of {@code size} at {@code price}, in money increments; exact.
   *
   * @param price in price increments
   * @param size in size increments; the sign is kept
   * @throws ArithmeticException when the value does not fit a long
   */
  public long notional(long price, long size) {
    return Math.multiplyExact(Math.multiplyExact(price, size), moneyPerStep());
  }

  /** Money increments in one price step times one size step. */
  public long moneyPerStep() {
    return priceIncrement
        .multiply(sizeIncrement)
        .multiply(BigDecimal.valueOf(multiplier))
        .divideToIntegralValue(moneyIncrement)
        .longValueExact();
  }

  /** A price in currency per unit, for statistics and display only. */
  public double price(long steps) {
    return steps * priceIncrement.doubleValue();
  }

  /** A size in units, for statistics and display only. */
  public double size(long steps) {
    return steps * sizeIncrement.doubleValue();
  }

  /** Money in currency, for statistics and display only. */
  public double money(long steps) {
    return steps * moneyIncrement.doubleValue();
  }

  /** {@code 100000} (currency) as money increments; refuses an amount off the grid. */
  public long moneySteps(BigDecimal amount) {
    return steps(amount, moneyIncrement, "amount of money");
  }

  /** A price as written as price increments; refuses one off the grid. */
  public long priceSteps(BigDecimal price) {
    return steps(price, priceIncrement, "price");
  }

  /** A size as written as size increments; refuses one off the grid. */
  public long sizeSteps(BigDecimal size) {
    return steps(size, sizeIncrement, "size");
  }

  private long steps(BigDecimal value, BigDecimal increment, String what) {
    BigDecimal steps = value.divide(increment, 0, RoundingMode.DOWN);
    if (steps.multiply(increment).compareTo(value) != 0) {
      throw new BadInput(
          what + " " + value.toPlainString() + " is not a multiple of " + increment.toPlainString(),
          id(),
          "round it to the instrument's increment");
    }
    return steps.longValueExact();
  }

  private static void requirePositive(String name, BigDecimal value, String symbol) {
    if (value.signum() <= 0) {
      throw new BadInput(
          name + " is " + value.toPlainString() + "; it must be above 0", symbol, name + ": 0.01");
    }
  }
}
