package dev.holdout.strategies.study;

/** A control that a study may leave out by its name, and then stands in the report as not run. */
public enum Control {
  /** Surrogate markets and shuffled targets: without signal nothing may be earned. */
  PLACEBO,
  /** Planted signals: what is there must be found. */
  ORACLE,
  /** One fold made again from raw data: equal to the byte. */
  SAME_BYTES
}
