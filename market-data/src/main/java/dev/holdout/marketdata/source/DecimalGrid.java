package dev.holdout.marketdata.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Reads decimal text as a count of an increment, straight from bytes: {@code 800.01} on the grid of
 * 0.01 is 80001. Nothing is rounded. Plain digits take a path without objects; whatever else a
 * number may look like (exponents, plus signs, many digits) goes through {@link BigDecimal}.
 */
final class DecimalGrid {

  /** Not a finite decimal number. */
  static final long NOT_A_NUMBER = Long.MIN_VALUE;

  /** A number between two steps of the grid. */
  static final long OFF_GRID = Long.MIN_VALUE + 1;

  /** More steps than a long counts. */
  static final long TOO_LARGE = Long.MIN_VALUE + 2;

  /** Longer text than this is no number that anyone wrote. */
  private static final int LONGEST_TEXT = 100;

  private static final int SAFE_DIGITS = 18;

  private final BigDecimal increment;
  private final int scale;
  private final long unit;
  private final long[] tens = new long[SAFE_DIGITS + 1];

  /**
   * @param increment the grid's step, above 0, with 18 decimals at most
   */
  DecimalGrid(BigDecimal increment) {
    BigDecimal plain = increment.stripTrailingZeros();
    this.increment = plain.scale() < 0 ? plain.setScale(0) : plain;
    this.scale = this.increment.scale();
    this.unit = this.increment.unscaledValue().longValueExact();
    if (scale > SAFE_DIGITS) {
      throw new IllegalArgumentException(
          "increment " + increment.toPlainString() + " has more than " + SAFE_DIGITS + " decimals");
    }
    tens[0] = 1;
    for (int i = 1; i < tens.length; i++) {
      tens[i] = 10 * tens[i - 1];
    }
  }

  /**
   * The number in {@code text[from, to)} in steps of the grid, or one of {@link #NOT_A_NUMBER},
   * {@link #OFF_GRID}, {@link #TOO_LARGE}.
   */
  long parse(byte[] text, int from, int to) {
    boolean negative = from < to && text[from] == '-';
    long value = 0;
    int digits = 0;
    int decimals = -1;
    boolean remainder = false;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9) {
        if (decimals == scale) {
          remainder |= digit != 0;
          continue;
        }
        value = 10 * value + digit;
        digits++;
        decimals += decimals < 0 ? 0 : 1;
      } else if (text[i] == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return parseAnyForm(text, from, to);
      }
    }
    if (digits == 0 || digits > SAFE_DIGITS) {
      return parseAnyForm(text, from, to);
    }
    if (remainder) {
      return OFF_GRID;
    }
    long ten = tens[scale - Math.max(decimals, 0)];
    long scaled = value * ten;
    if (Math.multiplyHigh(value, ten) != 0 || scaled < 0) {
      return parseAnyForm(text, from, to);
    }
    if (unit != 1 && scaled % unit != 0) {
      return OFF_GRID;
    }
    return negative ? -(scaled / unit) : scaled / unit;
  }

  /** The slow form, right for every text; the twin of the path above in the tests. */
  long parseAnyForm(byte[] text, int from, int to) {
    if (to - from > LONGEST_TEXT) {
      return NOT_A_NUMBER;
    }
    BigDecimal value;
    try {
      value = new BigDecimal(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    } catch (NumberFormatException notDecimal) {
      return NOT_A_NUMBER;
    }
    if (value.signum() == 0) {
      return 0;
    }
    value = value.stripTrailingZeros();
    if (value.scale() > scale) {
      return OFF_GRID;
    }
    // Before any power of ten is made: 1e999999999 is short text and a long number.
    if ((long) value.precision() - value.scale() > LONGEST_TEXT) {
      return TOO_LARGE;
    }
    BigInteger[] steps =
        value
            .movePointRight(scale)
            .toBigIntegerExact()
            .divideAndRemainder(BigInteger.valueOf(unit));
    if (steps[1].signum() != 0) {
      return OFF_GRID;
    }
    boolean fits = steps[0].bitLength() <= 63 && !isMark(steps[0].longValue());
    return fits ? steps[0].longValue() : TOO_LARGE;
  }

  /** What a mark means, said of a column: {@code price is off the grid of 0.01}. */
  String reason(long mark, String column) {
    if (mark == NOT_A_NUMBER) {
      return column + " is not a finite number";
    }
    if (mark == OFF_GRID) {
      return column + " is off the grid of " + increment.toPlainString();
    }
    return column + " is too large";
  }

  static boolean isMark(long parsed) {
    return parsed <= TOO_LARGE;
  }
}
