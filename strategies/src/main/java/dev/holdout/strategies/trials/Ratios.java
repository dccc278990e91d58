package dev.holdout.strategies.trials;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ratios as they are written in the rows: a whole number and its decimal places. Few of a million
 * are ever looked at closely, and finding the double nearest to a decimal text takes as long as all
 * else that is done with a row.
 */
final class Ratios {

  /** Places of what is no plain decimal: the bits of the double are kept then. */
  private static final byte BITS = -1;

  /** Powers of ten that a double holds exactly. */
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** A further digit fits into a long behind it. */
  private static final long LARGEST = Long.MAX_VALUE / 10 - 1;

  private static final long EXACT = 1L << 53;

  /** Two roundings of half a unit in the 53rd bit, and as much again to be safe. */
  private static final double NEARLY = 0x1p-51;

  private long[] digits;
  private byte[] places;

  Ratios(int rows) {
    digits = new long[rows];
    places = new byte[rows];
  }

  void grow(int rows) {
    digits = Arrays.copyOf(digits, rows);
    places = Arrays.copyOf(places, rows);
  }

  void setNone(int row) {
    digits[row] = Double.doubleToRawLongBits(Double.NaN);
    places[row] = BITS;
  }

  /**
   * Takes the text of a ratio.
   *
   * @return false if it is none
   */
  boolean set(int row, byte[] bytes, int from, int to) {
    boolean negative = from < to && bytes[from] == '-';
    int start = negative ? from + 1 : from;
    int point = start;
    long whole = 0;
    int i = start;
    for (; i < to && whole <= LARGEST; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9) {
        whole = 10 * whole + digit;
      } else if (bytes[i] == '.' && point == start && i > start) {
        point = i + 1;
      } else {
        break;
      }
    }
    // Java writes what is below a thousandth as 1.2E-4.
    int power = i + 3 == to && bytes[i] == 'E' && bytes[i + 1] == '-' ? bytes[i + 2] - '0' : -1;
    int itsPlaces = i - point + Math.max(0, power);
    boolean read = i == to || power >= 0 && power <= 9;
    boolean plain = point > start && i > point && itsPlaces < TENS.length;
    if (!read || !plain || whole == 0) { // a zero has a sign of its own
      return setBits(row, bytes, from, to);
    }
    digits[row] = negative ? -whole : whole;
    places[row] = (byte) itsPlaces;
    return true;
  }

  private boolean setBits(int row, byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    try {
      digits[row] = Double.doubleToRawLongBits(Double.parseDouble(text));
    } catch (NumberFormatException changed) {
      return false;
    }
    places[row] = BITS;
    return true;
  }

  /** The double nearest to what is written. */
  double get(int row) {
    if (places[row] == BITS) {
      return Double.longBitsToDouble(digits[row]);
    }
    return Math.abs(digits[row]) <= EXACT
        ? digits[row] / TENS[places[row]] // both exact, rounded once
        : Double.parseDouble(digits[row] + "E-" + places[row]);
  }

  boolean isNone(int row) {
    return places[row] == BITS && Double.isNaN(Double.longBitsToDouble(digits[row]));
  }

  /** Whether a ratio is certainly smaller; without finding the double nearest to it. */
  boolean isBelow(int row, double bound) {
    if (places[row] == BITS) {
      return Double.longBitsToDouble(digits[row]) < bound;
    }
    double near = digits[row] / TENS[places[row]];
    return near + Math.abs(near) * NEARLY < bound;
  }
}
