package dev.holdout.backtest.cost;

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
    FixedAmount.requireSound(name, amount, source);
  }

  @Override
  public long charge(long notional) {
    return amount;
  }
}
