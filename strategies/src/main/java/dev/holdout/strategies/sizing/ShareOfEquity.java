package dev.holdout.strategies.sizing;

import dev.holdout.marketdata.instrument.Instrument;

/**
 * A position of 1 is a fixed share of equity, whatever the market does.
 *
 * @param largest value of a position of 1 as a share of equity, above 0 and at or below 1
 */
public record ShareOfEquity(double largest) {

  public ShareOfEquity {
    if (!(largest > 0 && largest <= 1)) {
      throw new IllegalArgumentException(
          "sizing: the largest position is "
              + largest
              + " of equity; pass a share above 0, up to 1");
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
}
