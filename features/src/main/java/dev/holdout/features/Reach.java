package dev.holdout.features;

/** How far back a feature's value reaches. */
public enum Reach {
  /**
   * Recomputed from its window alone: cutting the past beyond the window changes no bit of the
   * value.
   */
  FINITE,
  /**
   * Carries a state from bar to bar: cutting the past stays within the declared tolerance after the
   * declared warm-up; cutting the future changes no bit.
   */
  RECURSIVE
}
