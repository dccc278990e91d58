package dev.holdout.features;

import dev.holdout.marketdata.BadInput;

/** Checks of what a user may write between a feature's parentheses. */
public final class Parameter {

  private Parameter() {}

  /**
   * @param feature the formula, {@code LogReturn}
   * @param name of the parameter, {@code bars}
   * @return {@code value}
   * @throws BadInput when {@code value} lies below {@code least} or above a million
   */
  public static int atLeast(String feature, String name, int value, int least) {
    if (value < least || value > 1_000_000) {
      throw new BadInput(
          "%s has %s = %d; it must lie in %d to 1000000".formatted(feature, name, value, least),
          "features",
          "%s(%d)".formatted(feature, Math.max(least, 5)));
    }
    return value;
  }
}
