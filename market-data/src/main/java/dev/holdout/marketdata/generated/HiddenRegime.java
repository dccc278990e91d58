package dev.holdout.marketdata.generated;

import dev.holdout.marketdata.BadInput;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A direction that nobody is told: +1 or -1, kept from bar to bar and turned at random, the same
 * way as often as the other (a telegraph signal). What an oracle plants: a bar goes the way of the
 * regime with probability {@code (1 + pull) / 2}.
 *
 * @param informationCoefficient wanted correlation of direction and bar return, 0 or more
 * @param meanLength bars that a direction lasts on average, 2 or more; with 2 it has no memory
 */
record HiddenRegime(double informationCoefficient, int meanLength) {

  HiddenRegime {
    if (!(informationCoefficient >= 0 && informationCoefficient <= 1)) {
      throw new BadInput(
          "the information coefficient is "
              + informationCoefficient
              + "; a planted correlation lies between 0 and 1",
          "information coefficient",
          "0.1");
    }
    if (meanLength < 2) {
      throw new BadInput(
          "a regime of " + meanLength + " bars on average; below 2 its turns are themselves a rule",
          "mean length of a regime",
          "48");
    }
  }

  /**
   * The {@code c} of {@code P(up) = (1 + c·d) / 2} that gives the stated correlation. A return that
   * goes up or down by {@code |r|} has mean 0 and deviation {@code sqrt(E r²)}, and its product
   * with the regime {@code c·E|r|} on average, so {@code IC = c·E|r| / sqrt(E r²)}.
   *
   * @param largest {@code E|r| / sqrt(E r²)}: the correlation of always going the regime's way
   * @throws BadInput when even that is not enough, with the largest there is
   */
  double pull(double largest) {
    if (informationCoefficient > largest) {
      throw new BadInput(
          "the information coefficient is "
              + informationCoefficient
              + "; bars that always go the regime's way reach "
              + decimals(4, largest),
          "information coefficient",
          decimals(2, largest) + " or less");
    }
    return largest == 0 ? 0 : informationCoefficient / largest;
  }

  /** A number cut, not rounded, so that what is stated as possible is. */
  private static String decimals(int count, double value) {
    return new BigDecimal(value).setScale(count, RoundingMode.DOWN).toPlainString();
  }

  /** One direction a bar, +1 or -1; the first is a fair coin. */
  byte[] directions(int bars, SplitMix64 random) {
    byte[] direction = new byte[bars];
    byte now = fair(random);
    for (int k = 0; k < bars; k++) {
      direction[k] = now;
      now = random.uniform() * meanLength < 1 ? (byte) -now : now;
    }
    return direction;
  }

  /** +1 or -1, as likely. */
  static byte fair(SplitMix64 random) {
    return random.next() < 0 ? (byte) -1 : 1;
  }

  /** +1 with probability {@code (1 + lean) / 2}, else -1. */
  static byte leaning(double lean, SplitMix64 random) {
    return 2 * random.uniform() < 1 + lean ? (byte) 1 : -1;
  }
}
