package dev.holdout.reports.run;

/** How a figure in a list of figures is printed; in JSON in lower case. */
public enum Form {
  /** A fraction as per cent, one decimal. */
  PERCENT,
  /** A fraction as per cent, two decimals: returns of one day. */
  DAY_PERCENT,
  /** A rate of a price in basis points, one decimal. */
  BASIS_POINTS,
  /** A ratio, two decimals. */
  RATIO,
  /** A signed moment, two decimals. */
  SIGNED,
  /** 0 to 1, two decimals. */
  PROBABILITY,
  /** A whole number. */
  COUNT,
  /** Seconds as the two largest units. */
  SECONDS,
  /** Money in whole units with its sign. */
  MONEY
}
