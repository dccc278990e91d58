package dev.holdout.marketdata.bar;

/**
 * A column of a bar that a feature may declare. Prices in currency, sizes in units: doubles begin
 * here.
 */
public enum Field {
  OPEN,
  HIGH,
  LOW,
  CLOSE,
  /** Units traded in the bar. */
  VOLUME,
  /** Number of prints in the bar. */
  TRADES,
  /**
   * Buyer-driven less seller-driven units by the tick rule: an uptick buys, a downtick sells, no
   * change repeats the last sign (Lee and Ready, 1991).
   */
  SIGNED_VOLUME,
  /** Seconds from the last known print to the bar's close; defined for an empty bar too. */
  SECONDS_SINCE_PRINT
}
