package dev.holdout.reports.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as a reader sees them: U+2212 for minus, commas at thousands, a no-break space before a
 * unit, no sign on what rounds to zero. Rounded half up on the exact decimal form.
 */
public final class Numbers {

  /** What stands where a value is undefined; the reason stands beside it. */
  public static final String UNDEFINED = "n/a";

  private static final char MINUS = '\u2212';
  private static final char SPACE = '\u00a0';

  private Numbers() {}

  /** PnL in whole units, always signed: {@code +44,968}. */
  public static String pnl(double amount) {
    return decimal(amount, 0, true);
  }

  /** An amount of money in whole units, without plus: {@code 27,684}. */
  public static String amount(double amount) {
    return decimal(amount, 0, false);
  }

  /** Money in a reconciliation: two decimals, signed: {@code −9,204.61}. */
  public static String cents(double amount) {
    return decimal(amount, 2, true);
  }

  /** A price as it was paid: up to eight decimals, at least two. */
  public static String price(double price) {
    BigDecimal exact = BigDecimal.valueOf(price).stripTrailingZeros();
    return decimal(price, Math.clamp(exact.scale(), 2, 8), false);
  }

  /** A fraction as per cent with one decimal: {@code −11.2 %}; {@code < 0.1 %} when too small. */
  public static String percent(double fraction) {
    return perCent(fraction, 1, false);
  }

  /** A fraction as whole per cent: {@code 95 %}. */
  public static String wholePercent(double fraction) {
    return perCent(fraction, 0, false);
  }

  /** A return as per cent with one decimal, always signed: {@code +45.0 %}. */
  public static String signedPercent(double fraction) {
    return perCent(fraction, 1, true);
  }

  /** A fraction as per cent with two decimals, for one day: {@code −3.74 %}. */
  public static String dayPercent(double fraction) {
    return perCent(fraction, 2, false);
  }

  /** A fraction as per cent with so many decimals. */
  public static String percent(double fraction, int decimals) {
    return perCent(fraction, decimals, false);
  }

  /** A part of a whole as per cent with two decimals; {@code < 0.01 %} when too small to show. */
  public static String share(double fraction) {
    boolean tooSmall = fraction > 0 && fraction < 0.00005;
    return tooSmall ? "<" + SPACE + "0.01" + SPACE + "%" : perCent(fraction, 2, false);
  }

  private static String perCent(double fraction, int decimals, boolean signed) {
    return number(BigDecimal.valueOf(fraction).movePointRight(2), decimals, signed) + SPACE + "%";
  }

  /** A ratio with two decimals: {@code 1.36}. */
  public static String ratio(double ratio) {
    return decimal(ratio, 2, false);
  }

  /** A signed moment or difference with two decimals: {@code +0.13}. */
  public static String signed(double value) {
    return decimal(value, 2, true);
  }

  /**
   * A probability: two decimals, {@code < 0.01} and {@code > 0.99} at the ends. Nought and one are
   * the ends too: none of 1,000 replications does not mean never.
   */
  public static String probability(double probability) {
    if (probability < 0.01) {
      return "<" + SPACE + "0.01";
    }
    if (probability > 0.99) {
      return ">" + SPACE + "0.99";
    }
    return decimal(probability, 2, false);
  }

  /** A whole number: {@code 18,204,117}. */
  public static String count(double count) {
    return decimal(count, 0, false);
  }

  /** So many of a thing: {@code 1 closed trade}, {@code 1,204 closed trades}. */
  public static String counted(double count, String one) {
    return count(count) + " " + ofCount(count, one);
  }

  /** The word after a count as it is printed: {@code day} after 1, else {@code days}. */
  public static String ofCount(double count, String one) {
    return count(count).equals("1") ? one : one + "s";
  }

  /** A rate of a price in basis points: {@code 2.1 bp}. */
  public static String basisPoints(double fraction) {
    return basisPoints(fraction, 1);
  }

  /** The same with so many decimals. */
  public static String basisPoints(double fraction, int decimals) {
    return number(BigDecimal.valueOf(fraction).movePointRight(4), decimals, false) + SPACE + "bp";
  }

  /** How often in a hundred: {@code 22}; {@code less than 1} below one. */
  public static String timesIn100(double times) {
    return times < 1 ? "less than 1" : decimal(times, 0, false);
  }

  /** A multiple with one decimal: {@code 2.6×}. */
  public static String multiple(double multiple) {
    return decimal(multiple, 1, false) + "×";
  }

  /** Bytes in the largest unit that leaves a number of at least 1: {@code 412 MiB}. */
  public static String bytes(double bytes) {
    String[] units = {"bytes", "KiB", "MiB", "GiB"};
    int unit = 0;
    double left = bytes;
    while (left >= 1024 && unit < units.length - 1) {
      left /= 1024;
      unit++;
    }
    return decimal(left, unit == 3 ? 1 : 0, false) + SPACE + units[unit];
  }

  /** A parameter with two significant digits: {@code 2.1e-02}. */
  public static String parameter(double value) {
    return String.format(Locale.ROOT, "%.1e", value);
  }

  /** An axis label: thousands as {@code 175k}, the decimals that the step between labels needs. */
  public static String axis(double value, double step) {
    if (step >= 1000 && value != 0) {
      return decimal(value / 1000, step % 1000 == 0 ? 0 : 1, false) + "k";
    }
    int decimals = 0;
    for (double s = step; decimals < 6 && Math.abs(s - Math.rint(s)) > 1e-9; s *= 10) {
      decimals++;
    }
    return decimal(value, decimals, false);
  }

  /**
   * @param value finite
   * @param decimals at or above 0
   * @param signed whether a positive value gets a plus
   */
  public static String decimal(double value, int decimals, boolean signed) {
    return number(BigDecimal.valueOf(value), decimals, signed);
  }

  private static String number(BigDecimal value, int decimals, boolean signed) {
    BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
    String digits = String.format(Locale.ROOT, "%,." + decimals + "f", rounded.abs());
    return switch (rounded.signum()) {
      case -1 -> MINUS + digits;
      case 1 -> signed ? "+" + digits : digits;
      default -> digits;
    };
  }
}
