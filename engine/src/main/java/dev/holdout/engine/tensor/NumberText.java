package dev.holdout.engine.tensor;

import java.util.Locale;

/**
 * How floating numbers print beside each other: all in one form. Whole numbers end in a point,
 * others have four decimals; numbers of very different size, very large or very small ones have
 * powers of ten.
 */
final class NumberText {

  private static final double WIDE = 1000;
  private static final double LARGE = 1e8;
  private static final double SMALL = 1e-4;

  private NumberText() {}

  static String[] of(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    boolean whole = true;
    for (double value : values) {
      if (value != 0 && Double.isFinite(value)) {
        least = Math.min(least, Math.abs(value));
        most = Math.max(most, Math.abs(value));
        whole &= value == Math.rint(value);
      }
    }
    boolean spread = most > 0 && most / least > WIDE;
    boolean powers = spread || most > LARGE || !whole && least < SMALL;
    String form = powers ? "%.4e" : whole ? "%.0f." : "%.4f";
    String[] words = new String[values.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = word(values[i], form);
    }
    return words;
  }

  private static String word(double value, String form) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return String.format(Locale.ROOT, form, value);
  }
}
