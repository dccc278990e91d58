package dev.holdout.marketdata.instrument;

import dev.holdout.marketdata.BadInput;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A share of traded value: a commission, or half the bid-ask spread paid by an order that takes
 * liquidity.
 *
 * @param name {@code commission}, {@code half-spread}
 * @param basisPoints of traded value; 0 or more
 * @param source where the figure comes from; not empty
 */
public record Proportional(String name, BigDecimal basisPoints, String source) implements Smooth {

  private static final BigDecimal PER_BASIS_POINT = new BigDecimal("10000");

  public Proportional {
    if (basisPoints.signum() < 0) {
      throw new BadInput(
          name + " is " + basisPoints.toPlainString() + " basis points; a cost is 0 or more",
          "costs." + name,
          name + ": " + basisPoints.negate().toPlainString());
    }
    if (source.isBlank()) {
      throw new BadInput(
          name + " names no source",
          "costs." + name,
          "source: fee schedule of the venue, with its date");
    }
  }

  @Override
  public double fraction() {
    return basisPoints.doubleValue() / 1e4;
  }

  @Override
  public long charge(long notional) {
    if (notional < 0) {
      throw new IllegalArgumentException(
          name + ": notional is " + notional + "; pass its absolute value");
    }
    BigDecimal rate = basisPoints.divide(PER_BASIS_POINT);
    BigInteger scaled = BigInteger.valueOf(notional).multiply(rate.unscaledValue());
    if (rate.scale() <= 0) {
      return scaled.multiply(BigInteger.TEN.pow(-rate.scale())).longValueExact();
    }
    BigInteger[] parts = scaled.divideAndRemainder(BigInteger.TEN.pow(rate.scale()));
    return parts[0].add(parts[1].signum() > 0 ? BigInteger.ONE : BigInteger.ZERO).longValueExact();
  }
}
