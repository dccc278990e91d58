package dev.holdout.backtest.cost;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.instrument.EngineOnly;

/**
 * A fixed sum a fill, whatever its size.
 *
 * @param name {@code ticket}
 * @param amount money increments, 0 or more
 * @param source where the figure comes from; not empty
 */
public record TicketFee(String name, long amount, String source) implements EngineOnly {

  public TicketFee {
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

  @Override
  public long charge(long notional) {
    return amount;
  }
}
