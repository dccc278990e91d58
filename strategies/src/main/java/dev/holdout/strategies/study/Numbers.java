package dev.holdout.strategies.study;

import java.math.BigDecimal;

/** How a study writes its numbers: exactly, plainly, and the same for equal values. */
final class Numbers {

  private Numbers() {}

  /** {@code 0.001}, {@code 20}; parses back to the same double. */
  static String text(double value) {
    return Double.isFinite(value)
        ? text(new BigDecimal(Double.toString(value)))
        : Double.toString(value);
  }

  static String text(BigDecimal value) {
    return normal(value).toPlainString();
  }

  /** Equal values, equal records: no trailing zeros, never an exponent. */
  static BigDecimal normal(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
