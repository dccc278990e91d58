package dev.holdout.backtest.order;

/** The rule by which the risk gate refused an order, or stepped in. */
public enum RiskRule {
  /** With every working order of its side filled, the position would pass the limit. */
  MAX_POSITION,
  /** The open trade's loss reached the limit; it is being closed. */
  LOSS_A_TRADE,
  /** The day's loss reached the limit; only orders that reduce the position pass. */
  LOSS_A_DAY,
  /** Nothing is left of the account; only orders that reduce the position pass. */
  NO_EQUITY
}
