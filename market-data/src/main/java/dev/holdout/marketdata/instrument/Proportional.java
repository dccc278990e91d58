package dev.holdout.marketdata.instrument;

import dev.holdout.marketdata.BadInput;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A share of traded value: a commission, or half the bid-ask spread paid by an order that takes
 * liquidity.
 *
 * <p>A class and not a record only since it keeps the rate as a reduced fraction: {@link #charge}
 * stands in the innermost loop.
 */
public final class Proportional implements Smooth {

  private static final int PER_BASIS_POINT_DIGITS = 4;

  /** All of the traded value, in basis points. */
  private static final BigDecimal WHOLE = new BigDecimal("10000");

  private static final int MOST_DECIMALS = 30;

  private final String name;
  private final BigDecimal basisPoints;
  private final String source;

  /** The rate as a reduced fraction. */
  private final BigInteger numerator;

  private final BigInteger denominator;

  /** The same in longs; the denominator is 0 when their product does not fit a long. */
  private final long quickNumerator;

  private final long quickDenominator;

  /**
   * @param name {@code commission}, {@code half-spread}
   * @param basisPoints of traded value; 0 to 10,000
   * @param source where the figure comes from; not empty
   * @throws BadInput when the rate is negative or names no source
   */
  public Proportional(String name, BigDecimal basisPoints, String source) {
    if (basisPoints.signum() < 0) {
      throw new BadInput(
          name + " is " + basisPoints.toPlainString() + " basis points; a cost is 0 or more",
          "costs." + name,
          "basis-points: " + basisPoints.negate().toPlainString());
    }
    if (basisPoints.compareTo(WHOLE) > 0 || basisPoints.scale() > MOST_DECIMALS) {
      throw new BadInput(
          name
              + " is "
              + basisPoints
              + " basis points; that is above the traded value itself, or has"
              + " more than "
              + MOST_DECIMALS
              + " decimals",
          "costs." + name,
          name + ": 25");
    }
    if (source.isBlank()) {
      throw new BadInput(
          name + " names no source",
          "costs." + name,
          "source: fee schedule of the venue, with its date");
    }
    this.name = name;
    this.basisPoints = basisPoints;
    this.source = source;
    BigDecimal rate = basisPoints.movePointLeft(PER_BASIS_POINT_DIGITS);
    BigInteger scaled = rate.unscaledValue();
    BigInteger ten = BigInteger.TEN.pow(rate.scale());
    BigInteger common = scaled.gcd(ten);
    this.numerator = scaled.divide(common);
    this.denominator = ten.divide(common);
    boolean quick = numerator.multiply(denominator).bitLength() < Long.SIZE;
    this.quickNumerator = quick ? numerator.longValueExact() : 0;
    this.quickDenominator = quick ? denominator.longValueExact() : 0;
  }

  @Override
  public String name() {
    return name;
  }

  /** Hundredths of a percent of traded value, as written. */
  public BigDecimal basisPoints() {
    return basisPoints;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public double fraction() {
    return basisPoints.doubleValue() / 1e4;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ArithmeticException when the charge does not fit a long
   */
  @Override
  public long charge(long notional) {
    if (notional < 0) {
      throw new IllegalArgumentException(
          name + ": notional is " + notional + "; pass its absolute value");
    }
    if (quickDenominator == 0) {
      return chargeOfAnyRate(notional);
    }
    // With notional = whole × denominator + rest the charge is whole × numerator + rest × rate; the
    // rest lies below the denominator, so its product fits, and the first overflows only when the
    // charge does.
    long whole = notional / quickDenominator;
    long rest = (notional - whole * quickDenominator) * quickNumerator;
    long partial = rest / quickDenominator;
    long up = partial * quickDenominator == rest ? 0 : 1;
    return Math.addExact(Math.multiplyExact(whole, quickNumerator), partial + up);
  }

  /** The slow form, right for every rate; the twin of {@link #charge} in the tests. */
  long chargeOfAnyRate(long notional) {
    BigInteger[] parts =
        BigInteger.valueOf(notional).multiply(numerator).divideAndRemainder(denominator);
    return parts[0].add(BigInteger.valueOf(parts[1].signum())).longValueExact();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Proportional that
        && name.equals(that.name)
        && basisPoints.compareTo(that.basisPoints) == 0
        && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + source.hashCode();
  }

  @Override
  public String toString() {
    return "Proportional[name=%s, basisPoints=%s, source=%s]"
        .formatted(name, basisPoints.toPlainString(), source);
  }
}
