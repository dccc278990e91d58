package dev.holdout.engine.backend;

/**
 * A function of two numbers, a from the left and b from the right. What is true is 1, what is false
 * is 0, and a number is true where it is not 0; a NaN is true.
 */
public enum BinaryKernel {
  /** a + b. */
  ADD,
  /** a - b. */
  SUBTRACT,
  /** a b. */
  MULTIPLY,
  /** a / b; not for integers. */
  DIVIDE,
  /** a / b rounded to minus infinity; integers refuse b = 0. */
  FLOOR_DIVIDE,
  /** a / b rounded to zero; integers refuse b = 0. */
  TRUNC_DIVIDE,
  /** a - b floor(a / b), with the sign of b; integers refuse b = 0. */
  REMAINDER,
  /** a - b trunc(a / b), with the sign of a; integers refuse b = 0. */
  FMOD,
  /** a^b; of integers with a negative b, what is left as an integer. */
  POWER,
  /** The larger; NaN if either is. */
  MAXIMUM,
  /** The smaller; NaN if either is. */
  MINIMUM,
  /** The larger; of a number and a NaN, the number. */
  FMAX,
  /** The smaller; of a number and a NaN, the number. */
  FMIN,
  /** The angle of the point (b, a), in (-π, π]; not for integers. */
  ATAN2,
  /** √(a² + b²) without overflow on the way; not for integers. */
  HYPOT,
  /** log(e^a + e^b) without overflow on the way; not for integers. */
  LOG_ADD_EXP,
  /** |a| with the sign of b; not for integers. */
  COPY_SIGN,
  /** a log b, and 0 where a is 0 and b no NaN; not for integers. */
  X_LOG_Y,
  /** Whether a equals b. */
  EQUAL,
  /** Whether a differs from b. */
  NOT_EQUAL,
  /** Whether a is above b. */
  GREATER,
  /** Whether a is above b or equal. */
  GREATER_EQUAL,
  /** Whether both are true. */
  LOGICAL_AND,
  /** Whether one is true at least. */
  LOGICAL_OR,
  /** Whether exactly one is true. */
  LOGICAL_XOR,
  /** Bits that both have; integers only. */
  BIT_AND,
  /** Bits that one has at least; integers only. */
  BIT_OR,
  /** Bits that exactly one has; integers only. */
  BIT_XOR
}
