package dev.holdout.marketdata.instrument;

import dev.holdout.marketdata.BadInput;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** One grid of an instrument: what a count of its increments is as a decimal or a double. */
final class Steps {

  private static final int MOST_DIGITS = 40;

  private final String what;
  private final BigDecimal increment;
  private final double unit;
  private final double ten;

  /**
   * @param what is counted, for errors: {@code price}
   * @param increment above 0, with 0 to 18 decimals, so that the power of ten is a double exactly
   */
  Steps(String what, BigDecimal increment) {
    this.what = what;
    this.increment = increment;
    this.unit = increment.unscaledValue().doubleValue();
    this.ten = Math.pow(10, increment.scale());
  }

  /**
   * The double nearest to {@code steps} increments, as if parsed from its decimal text, while the
   * count of decimal units stays below 2^53: one division by a power of ten rounds once, where a
   * product with 0.01 would round twice.
   */
  double value(long steps) {
    return steps * unit / ten;
  }

  /** {@code value} counted in increments; refuses one off the grid. */
  long of(BigDecimal value, String id) {
    // Before any power of ten is made: 1e999999999 is short text and a long number.
    if (value.precision() - (long) value.scale() > MOST_DIGITS || value.scale() > MOST_DIGITS) {
      throw new BadInput(
          what
              + " "
              + value
              + " has more than "
              + MOST_DIGITS
              + " digits before or after its point",
          id,
          "a plain number");
    }
    BigDecimal steps = value.divide(increment, 0, RoundingMode.DOWN);
    if (steps.multiply(increment).compareTo(value) != 0) {
      throw new BadInput(
          what + " " + value.toPlainString() + " is not a multiple of " + increment.toPlainString(),
          id,
          steps.multiply(increment).toPlainString());
    }
    if (steps.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new BadInput(
          what
              + " "
              + value.toPlainString()
              + " is more steps of "
              + increment
              + " than fit 64 bits",
          id,
          "a smaller " + what + ", or a larger increment");
    }
    return steps.longValueExact();
  }
}
