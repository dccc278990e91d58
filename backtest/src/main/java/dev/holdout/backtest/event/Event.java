package dev.holdout.backtest.event;

/** Something that happened; never changed once made. */
public sealed interface Event permits MarketEvent, OrderEvent {

  /** When the simulated trader learns of it, UTC epoch nanoseconds. */
  long at();
}
