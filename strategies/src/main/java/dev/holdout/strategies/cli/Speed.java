package dev.holdout.strategies.cli;

import dev.holdout.backtest.feed.PacedClock;
import dev.holdout.marketdata.BadInput;

/** How fast the market's time goes, as typed: {@code 60}, {@code max}. */
final class Speed {

  private Speed() {}

  /**
   * @return seconds of the market a second; {@link PacedClock#MAX}
   * @throws BadInput when it is neither a number above 0 nor {@code max}
   */
  static double parse(String typed) {
    if (typed.equals("max")) {
      return PacedClock.MAX;
    }
    try {
      double speed = Double.parseDouble(typed);
      if (speed > 0 && speed < Double.POSITIVE_INFINITY) {
        return speed;
      }
    } catch (NumberFormatException notANumber) {
      // said below, as for 0
    }
    throw new BadInput(
        "--speed is \"" + typed + "\"; it is a number above 0, or max", "--speed", "--speed 60");
  }
}
