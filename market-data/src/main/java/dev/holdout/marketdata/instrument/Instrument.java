package dev.holdout.marketdata.instrument;

import dev.holdout.marketdata.BadInput;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What is traded, and in which steps. Prices, sizes and money are {@code long} counts of the steps
 * stated here, so they add up exactly; doubles begin where statistics begin.
 *
 * <p>A class and not a record only since it keeps what it works out from the increments: {@link
 * #notional} stands in the innermost loop.
 */
public final class Instrument {

  /** Of an increment, before and after its point: counts of it are longs. */
  private static final int MOST_DIGITS = 18;

  private final String symbol;
  private final String venue;
  private final String currency;
  private final BigDecimal priceIncrement;
  private final BigDecimal sizeIncrement;
  private final long multiplier;
  private final BigDecimal moneyIncrement;

  private final Steps prices;
  private final Steps sizes;
  private final Steps monies;
  private final long moneyPerStep;

  /**
   * @param symbol the venue's name of it, {@code BTCUSD}
   * @param venue where it trades, {@code BITSTAMP}
   * @param currency of prices and of the account, {@code USD}
   * @param priceIncrement smallest step of a price, in currency per unit; above 0
   * @param sizeIncrement smallest step of a size, in units; above 0
   * @param multiplier currency per unit and point of price; 1 for spot; above 0
   * @param moneyIncrement smallest step of money in the ledger, in currency; must divide {@code
   *     priceIncrement × sizeIncrement × multiplier}, so that no product is ever rounded
   * @throws BadInput when a step is 0 or less, or the money step does not divide
   */
  public Instrument(
      String symbol,
      String venue,
      String currency,
      BigDecimal priceIncrement,
      BigDecimal sizeIncrement,
      long multiplier,
      BigDecimal moneyIncrement) {
    this.symbol = Objects.requireNonNull(symbol, "symbol");
    this.venue = Objects.requireNonNull(venue, "venue");
    this.currency = Objects.requireNonNull(currency, "currency");
    this.priceIncrement = positive("priceIncrement", priceIncrement);
    this.sizeIncrement = positive("sizeIncrement", sizeIncrement);
    this.multiplier = positive("multiplier", BigDecimal.valueOf(multiplier)).longValueExact();
    this.moneyIncrement = positive("moneyIncrement", moneyIncrement);
    this.prices = new Steps("price", this.priceIncrement);
    this.sizes = new Steps("size", this.sizeIncrement);
    this.monies = new Steps("amount of money", this.moneyIncrement);
    this.moneyPerStep = exactMoneyPerStep();
  }

  public String symbol() {
    return symbol;
  }

  /**
   * What a size counts, for display: {@code BTC} where the symbol is a pair that ends in the
   * currency, such as {@code BTCUSD} or {@code BTC-USD}, else the symbol itself.
   */
  public String unit() {
    boolean pair = multiplier == 1 && symbol.endsWith(currency);
    String base =
        pair
            ? symbol.substring(0, symbol.length() - currency.length()).replaceFirst("[-/_.:]$", "")
            : symbol;
    return base.isEmpty() ? symbol : base;
  }

  public String venue() {
    return venue;
  }

  public String currency() {
    return currency;
  }

  public BigDecimal priceIncrement() {
    return priceIncrement;
  }

  public BigDecimal sizeIncrement() {
    return sizeIncrement;
  }

  public long multiplier() {
    return multiplier;
  }

  public BigDecimal moneyIncrement() {
    return moneyIncrement;
  }

  /** {@code BTCUSD.BITSTAMP}: unique among instruments. */
  public String id() {
    return symbol + "." + venue;
  }

  /**
   * The value of {@code size} at {@code price}, in money increments; exact. No product on the way
   * is larger than the result, so 64 bits hold it whenever they hold the result.
   *
   * @param price in price increments
   * @param size in size increments; the sign is kept
   * @throws ArithmeticException when the value does not fit a long
   */
  public long notional(long price, long size) {
    return Math.multiplyExact(Math.multiplyExact(price, size), moneyPerStep);
  }

  /** Money increments in one price step times one size step. */
  public long moneyPerStep() {
    return moneyPerStep;
  }

  /** A price in currency per unit, for statistics and display only. */
  public double price(long steps) {
    return prices.value(steps);
  }

  /** A size in units, for statistics and display only. */
  public double size(long steps) {
    return sizes.value(steps);
  }

  /** Money in currency, for statistics and display only. */
  public double money(long steps) {
    return monies.value(steps);
  }

  /** {@code 100000} (currency) as money increments; refuses an amount off the grid. */
  public long moneySteps(BigDecimal amount) {
    return monies.of(amount, id());
  }

  /** A price as written as price increments; refuses one off the grid. */
  public long priceSteps(BigDecimal price) {
    return prices.of(price, id());
  }

  /** A size as written as size increments; refuses one off the grid. */
  public long sizeSteps(BigDecimal size) {
    return sizes.of(size, id());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Instrument that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** Every part of it: content hashes are taken over this text. */
  @Override
  public String toString() {
    return ("Instrument[symbol=%s, venue=%s, currency=%s, priceIncrement=%s, sizeIncrement=%s,"
            + " multiplier=%s, moneyIncrement=%s]")
        .formatted(
            symbol,
            venue,
            currency,
            priceIncrement.toPlainString(),
            sizeIncrement.toPlainString(),
            multiplier,
            moneyIncrement.toPlainString());
  }

  private long exactMoneyPerStep() {
    BigDecimal step =
        priceIncrement.multiply(sizeIncrement).multiply(BigDecimal.valueOf(multiplier));
    BigDecimal[] money = step.divideAndRemainder(moneyIncrement);
    if (money[1].signum() != 0) {
      throw new BadInput(
          "moneyIncrement is "
              + moneyIncrement.toPlainString()
              + ", which does not divide one price step times one size step ("
              + step.toPlainString()
              + ")",
          id(),
          "moneyIncrement: " + step.stripTrailingZeros().toPlainString());
    }
    return money[0].longValueExact();
  }

  /** The value without trailing zeros: 0.010 and 0.01 are one increment. */
  private BigDecimal positive(String name, BigDecimal value) {
    if (value.signum() <= 0) {
      throw new BadInput(
          name + " is " + value.toPlainString() + "; it must be above 0",
          id(),
          name + (name.equals("multiplier") ? ": 1" : ": 0.01"));
    }
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() > MOST_DIGITS || plain.precision() - plain.scale() > MOST_DIGITS) {
      throw new BadInput(
          name + " is " + value + "; a step has at most " + MOST_DIGITS + " digits on either side",
          id(),
          name + ": 0.01");
    }
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
