package dev.holdout.engine.backend;

/**
 * Running results along a line of numbers: number i of the result is made of numbers 0 to i. The
 * order is written at {@link Backend#scan}.
 */
public enum Scan {
  /** x0 + … + xi. */
  SUM,
  /** x0 … xi. */
  PRODUCT,
  /** log(e^x0 + … + e^xi), without overflow on the way; not for integers. */
  LOG_SUM_EXP
}
