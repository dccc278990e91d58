package dev.holdout.backtest.order;

/** Where an order stands. */
public enum OrderState {
  /** On its way: sent, not yet at the venue. */
  SENT,
  /** At the venue, waiting for a print. */
  WORKING,
  FILLED,
  CANCELLED,
  /** Refused by the risk gate; it never left. */
  REJECTED,
  /** Still open when the run ended. */
  EXPIRED;

  /** Whether nothing more can become of it. */
  public boolean isFinal() {
    return switch (this) {
      case SENT, WORKING -> false;
      case FILLED, CANCELLED, REJECTED, EXPIRED -> true;
    };
  }
}
