package dev.holdout.backtest.order;

/** Who asked for an order. */
public enum Origin {
  STRATEGY,
  /** The gate closes a trade whose loss reached its limit. */
  RISK_GATE
}
