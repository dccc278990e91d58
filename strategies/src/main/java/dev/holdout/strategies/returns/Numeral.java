package dev.holdout.strategies.returns;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers in bytes of text, to the bit as {@link Double#parseDouble} reads them. Plain
 * digits with an optional sign, decimal mark and exponent only: no hexadecimal, no suffix, no
 * thousands, no words.
 *
 * <p>Most numbers take the short way: a whole number of up to 53 bits and a power of ten of up to
 * 22 are both exact, so one product or quotient is rounded once (W. D. Clinger, How to Read
 * Floating Point Numbers Accurately, 1990). The few that are left go through the library.
 */
final class Numeral {

  private static final long EXACT = 1L << 53;
  private static final int MOST_DIGITS = 18;

  /** Above the relative error of the correction, which is rounded twice. */
  private static final double MARGIN = 0x1p-49;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private Numeral() {}

  /**
   * @param text bytes
   * @param from first of the number
   * @param to after its last
   * @param mark {@code '.'} or {@code ','}, the decimal mark
   * @return NaN where the bytes are no number; infinite where it is too large
   */
  static double parse(byte[] text, int from, int to, byte mark) {
    int at = from;
    boolean negative = at < to && text[at] == '-';
    if (negative || at < to && text[at] == '+') {
      at++;
    }
    long mantissa = 0;
    int digits = 0;
    int behind = 0;
    boolean any = false;
    boolean marked = false;
    for (; at < to; at++) {
      int c = text[at] - '0';
      if (c >= 0 && c <= 9) {
        any = true;
        behind += marked ? 1 : 0;
        digits += digits > 0 || c > 0 ? 1 : 0;
        mantissa = digits <= MOST_DIGITS ? mantissa * 10 + c : mantissa;
      } else if (text[at] == mark && !marked) {
        marked = true;
      } else {
        break;
      }
    }
    if (!any) {
      return Double.NaN;
    }
    int exponent = 0;
    if (at < to) {
      exponent = exponent(text, at, to);
      if (exponent == Integer.MIN_VALUE) {
        return Double.NaN;
      }
    }
    int power = exponent - behind;
    double value = Double.NaN;
    if (digits <= MOST_DIGITS && power >= -22 && power <= 22) {
      value = mantissa <= EXACT ? exact(mantissa, power) : corrected(mantissa, power);
    }
    if (Double.isNaN(value)) {
      return slow(text, from, to, mark);
    }
    return negative ? -value : value;
  }

  private static double exact(long mantissa, int power) {
    return power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
  }

  /**
   * A mantissa of more than 53 bits over a power of ten: the quotient of its rounded part, and the
   * exact rest of that division put right after it. NaN where the small error left in the
   * correction could decide the rounding.
   */
  private static double corrected(long mantissa, int power) {
    if (power > 0) {
      return Double.NaN;
    }
    double by = POWERS[-power];
    double high = mantissa;
    double low = mantissa - (long) high;
    double quotient = high / by;
    double correction = (Math.fma(-quotient, by, high) + low) / by;
    double less = quotient + correction * (1 - MARGIN);
    double more = quotient + correction * (1 + MARGIN);
    return less == more ? less : Double.NaN;
  }

  /** The exponent at {@code at}, which reaches to the end; the least integer where it is none. */
  private static int exponent(byte[] text, int at, int to) {
    int i = at + 1;
    boolean negative = i < to && text[i] == '-';
    if (negative || i < to && text[i] == '+') {
      i++;
    }
    if ((text[at] | 0x20) != 'e' || i == to) {
      return Integer.MIN_VALUE;
    }
    int value = 0;
    for (; i < to; i++) {
      int c = text[i] - '0';
      if (c < 0 || c > 9) {
        return Integer.MIN_VALUE;
      }
      value = Math.min(value * 10 + c, 100_000);
    }
    return negative ? -value : value;
  }

  private static double slow(byte[] text, int from, int to, byte mark) {
    String number = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    return Double.parseDouble(mark == '.' ? number : number.replace((char) mark, '.'));
  }
}
