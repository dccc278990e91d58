package dev.holdout.backtest.cost;

import dev.holdout.marketdata.BadInput;

/** What every cost of a fixed sum must state. */
final class FixedAmount {

  private FixedAmount() {}

  /**
   * @param name of the term
   * @param amount money increments
   * @param source where the figure comes from
   * @throws BadInput when the amount is below 0 or names no source
   */
  static void requireSound(String name, long amount, String source) {
    if (amount < 0) {
      throw new BadInput(
          name + " is " + amount + " money increments; a cost is 0 or more",
          "costs." + name,
          name + ": " + -amount);
    }
    if (source.isBlank()) {
      throw new BadInput(
          name + " names no source",
          "costs." + name,
          "source: fee schedule of the venue, with its date");
    }
  }
}
