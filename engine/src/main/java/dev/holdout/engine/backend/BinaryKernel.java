package dev.holdout.engine.backend;

/** A function of two numbers, a from the left and b from the right. */
public enum BinaryKernel {
  /** a + b. */
  ADD,
  /** a - b. */
  SUBTRACT,
  /** a b. */
  MULTIPLY,
  /** a / b. */
  DIVIDE,
  /** The larger; NaN if either is. */
  MAXIMUM,
  /** The smaller; NaN if either is. */
  MINIMUM,
  /** 1 where a equals b, else 0. */
  EQUAL,
  /** 1 where a is above b, else 0. */
  GREATER
}
