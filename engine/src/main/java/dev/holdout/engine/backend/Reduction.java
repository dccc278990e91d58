package dev.holdout.engine.backend;

/** How many numbers become one. The order is written at {@link Backend#reduce}. */
public enum Reduction {
  SUM,
  /** Of no number: 1. */
  PRODUCT,
  /** m + log of the sum of e^(x - m), m the largest, or 0 where that is infinite; no integers. */
  LOG_SUM_EXP,
  /** The largest; NaN if any is. */
  MAXIMUM,
  /** The smallest; NaN if any is. */
  MINIMUM
}
