package dev.holdout.engine.backend;

/**
 * A function of one number x, with up to two parameters a and b; y is its value. Beside each stand
 * its slope and what the slope is computed from.
 */
public enum UnaryKernel {
  /** -x; slope -1. */
  NEGATE(Keeps.NOTHING),
  /** |x|; slope sign x, 0 at 0. */
  ABSOLUTE(Keeps.INPUT),
  /** -1, 0 or 1 by the sign of x, 0 for NaN; slope 0. */
  SIGN(Keeps.NOTHING),
  /** e^x; slope y. */
  EXP(Keeps.OUTPUT),
  /** Natural logarithm; slope 1 / x. */
  LOG(Keeps.INPUT),
  /** Hyperbolic tangent; slope 1 - y^2. */
  TANH(Keeps.OUTPUT),
  /** 1 / (1 + e^-x); slope y (1 - y). */
  SIGMOID(Keeps.OUTPUT),
  /** x where above 0, else 0 (NaN stays); slope 1 where y is above 0, else 0. */
  RELU(Keeps.OUTPUT),
  /** Square root; slope 1 / (2 y), and where a is 1 it is 0 at 0, as a deviation wants it. */
  SQUARE_ROOT(Keeps.OUTPUT),
  /** x^2; slope 2 x. */
  SQUARE(Keeps.INPUT),
  /** 1 / x; slope -y^2. */
  RECIPROCAL(Keeps.OUTPUT),
  /** x^a; slope a x^(a-1), 0 where a is 0. */
  POWER(Keeps.INPUT),
  /** x held between a and b; slope 1 strictly between them, else 0. */
  CLAMP(Keeps.INPUT),
  /** x + a; slope 1. */
  ADD_NUMBER(Keeps.NOTHING),
  /** a x; slope a. */
  MULTIPLY_NUMBER(Keeps.NOTHING),
  /** x / a; slope 1 / a. */
  DIVIDE_NUMBER(Keeps.NOTHING);

  /** What a slope is computed from, and so must not be overwritten before backward. */
  public enum Keeps {
    NOTHING,
    INPUT,
    OUTPUT
  }

  private final Keeps keeps;

  UnaryKernel(Keeps keeps) {
    this.keeps = keeps;
  }

  public Keeps keeps() {
    return keeps;
  }
}
