package dev.holdout.strategies.sizing;

import dev.holdout.marketdata.instrument.Instrument;

/**
 * A position of 1 is a fixed share of equity, whatever the market does.
 *
 * @param largest value of a position of 1 as a share of equity, above 0 and at or below 1
 * @param smallestOrder changes smaller than this share of equity are not worth an order; 0 or more
 */
public record ShareOfEquity(double largest, double smallestOrder) {

  public ShareOfEquity {
    if (!(largest > 0 && largest <= 1)) {
      throw new IllegalArgumentException(
          "sizing: the largest position is "
              + largest
              + " of equity; pass a share above 0, up to 1");
    }
    if (!(smallestOrder >= 0 && smallestOrder < 1)) {
      throw new IllegalArgumentException(
          "sizing: the smallest order is " + smallestOrder + " of equity; pass 0 up to below 1");
    }
  }

  /**
   * The size to hold, rounded towards zero to whole increments.
   *
   * @param position between −1 and 1
   * @param equity money increments; at or below 0 nothing is held
   * @param price price increments, above 0
   * @return signed, in size increments
   */
  public long target(Instrument instrument, double position, long equity, long price) {
    if (equity <= 0) {
      return 0;
    }
    double value = position * largest * equity;
    return (long) (value / instrument.notional(price, 1));
  }

  /**
   * Whether a change of position is worth an order. Leaving the market always is.
   *
   * @param change signed, in size increments
   * @param target what is to be held, signed, in size increments
   */
  public boolean isWorthAnOrder(
      Instrument instrument, long change, long target, long equity, long price) {
    if (change == 0) {
      return false;
    }
    double value = (double) instrument.notional(price, Math.abs(change));
    return target == 0 || value >= smallestOrder * equity;
  }
}
