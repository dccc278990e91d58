package dev.holdout.engine.backend;

/** How many numbers become one. The order is written at {@link Backend#reduce}. */
public enum Reduction {
  SUM,
  /** Of no number: 1. */
  PRODUCT,
  /** The largest; NaN if any is. */
  MAXIMUM,
  /** The smallest; NaN if any is. */
  MINIMUM
}
