package dev.holdout.backtest.order;

/** Who took a working order back. */
public enum CancelReason {
  BY_STRATEGY,
  /** The gate clears the way for closing a losing trade. */
  LOSS_A_TRADE,
  /** The gate takes back what could enlarge the position on a day past its loss limit. */
  LOSS_A_DAY
}
