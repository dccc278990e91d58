package dev.holdout.strategies.trials;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reading of bytes in a segment, without an object a field. */
final class Lines {

  /** Digits of a SHA-256. */
  static final int HASH = 64;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long NEWLINES = ONES * '\n';

  private Lines() {}

  /** Place of the next newline at or after {@code from}; {@code length} when there is none. */
  static int newline(byte[] bytes, int from, int length) {
    int i = from;
    for (; i <= length - 8; i += 8) {
      long x = (long) EIGHT.get(bytes, i) ^ NEWLINES; // a newline becomes a zero byte
      long zeros = (x - ONES) & ~x & HIGHS; // its lowest bit marks the first zero byte
      if (zeros != 0) {
        return i + Long.numberOfTrailingZeros(zeros) / 8;
      }
    }
    while (i < length && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  /** Place of the next tab at or after {@code from}; {@code to} when there is none. */
  static int tab(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != '\t') {
      i++;
    }
    return i;
  }

  /** The number written in these bytes; -1 when they are none, or one above 18 digits. */
  static long number(byte[] bytes, int from, int to) {
    if (from >= to || to - from > 18) {
      return -1;
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  static boolean startsWith(byte[] bytes, int from, int to, String ascii) {
    if (to - from < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The value of sixteen hexadecimal digits; they were checked. */
  static long hexadecimal(byte[] bytes, int from) {
    return hexadecimal((long) BIG.get(bytes, from)) << 32
        | hexadecimal((long) BIG.get(bytes, from + 8));
  }

  /** The value of eight digits in a word: four bits of each, with nine more for a letter. */
  private static long hexadecimal(long digits) {
    long letters = digits >>> 6 & ONES; // a letter has the bit 0x40, a figure has not
    long values = (digits & 0x0F0F0F0F0F0F0F0FL) + 9 * letters;
    long pairs = (values | values >>> 4) & 0x00FF00FF00FF00FFL;
    long fours = (pairs | pairs >>> 8) & 0x0000FFFF0000FFFFL;
    return (fours | fours >>> 16) & 0xFFFFFFFFL;
  }

  static long bigEndian(byte[] bytes, int from) {
    return (long) BIG.get(bytes, from);
  }

  static boolean isHash(String text) {
    if (text.length() != HASH) {
      return false;
    }
    for (int i = 0; i < HASH; i++) {
      if (!isHexadecimal(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isHash(byte[] bytes, int from, int to) {
    if (to - from != HASH) {
      return false;
    }
    long wrong = 0;
    for (int i = from; i < to; i += 8) {
      wrong |= strangers((long) BIG.get(bytes, i));
    }
    return wrong == 0;
  }

  /** The high bit of each byte that is no figure and no letter from a to f. */
  private static long strangers(long digits) {
    long below = digits & ~HIGHS; // sums of bytes up to 0x7f cannot carry
    long figures = below + 0x50 * ONES & ~(below + 0x46 * ONES); // from '0', to '9'
    long letters = below + 0x1F * ONES & ~(below + 0x19 * ONES); // from 'a', to 'f'
    return (~(figures | letters) | digits) & HIGHS;
  }

  private static boolean isHexadecimal(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
  }
}
