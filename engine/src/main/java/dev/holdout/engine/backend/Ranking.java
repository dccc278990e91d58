package dev.holdout.engine.backend;

/**
 * Which places of a line of numbers are asked for. A NaN is above every number, -0 equals 0, and
 * equal numbers stand in the order in which they lie.
 */
public enum Ranking {
  /** The first of the largest, or the first NaN: one place. */
  LARGEST,
  /** The first of the smallest, or the first NaN: one place. */
  SMALLEST,
  /** The middle one, the lower of two, or the first NaN: one place. */
  MEDIAN,
  /** All, or the first of them, the smallest first. */
  ASCENDING,
  /** All, or the first of them, the largest first. */
  DESCENDING,
  /** For each number the last of the largest up to it, or the last NaN. */
  RUNNING_LARGEST,
  /** For each number the last of the smallest up to it, or the last NaN. */
  RUNNING_SMALLEST;

  /** Whether a line gives one place; else as many as it has numbers, or the first of them. */
  public boolean single() {
    return this == LARGEST || this == SMALLEST || this == MEDIAN;
  }
}
