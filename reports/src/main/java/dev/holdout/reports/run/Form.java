package dev.holdout.reports.run;

import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.format.Times;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** How a figure in a list of figures is printed; in JSON in lower case. */
public enum Form {
  /** A fraction as per cent, one decimal. */
  PERCENT,
  /** A fraction as per cent, two decimals: returns of one day. */
  DAY_PERCENT,
  /** A rate of a price in basis points, one decimal. */
  BASIS_POINTS,
  /** A ratio, two decimals. */
  RATIO,
  /** A signed moment, two decimals. */
  SIGNED,
  /** 0 to 1, two decimals. */
  PROBABILITY,
  /** A whole number. */
  COUNT,
  /** Seconds as the two largest units. */
  SECONDS,
  /** Money in whole units with its sign. */
  MONEY,
  /** Money in whole units without a plus: costs. */
  AMOUNT;

  private static final int MOST_MORE = 6;

  /** A value as a reader sees it. */
  public String text(double value) {
    return switch (this) {
      case PERCENT -> Numbers.percent(value);
      case DAY_PERCENT -> Numbers.dayPercent(value);
      case BASIS_POINTS -> Numbers.basisPoints(value);
      case RATIO -> Numbers.ratio(value);
      case SIGNED -> Numbers.signed(value);
      case PROBABILITY -> Numbers.probability(value);
      case COUNT -> Numbers.count(value);
      case SECONDS -> Times.seconds(value);
      case MONEY -> Numbers.pnl(value);
      case AMOUNT -> Numbers.amount(value);
    };
  }

  /** A value with more decimals than usual, for forms that have decimals of their own. */
  public String text(double value, int more) {
    return switch (this) {
      case PERCENT -> Numbers.percent(value, 1 + more);
      case DAY_PERCENT -> Numbers.percent(value, 2 + more);
      case RATIO -> Numbers.decimal(value, 2 + more, false);
      case SIGNED -> Numbers.decimal(value, 2 + more, true);
      case BASIS_POINTS -> Numbers.basisPoints(value, 1 + more);
      case PROBABILITY, COUNT, SECONDS, MONEY, AMOUNT -> text(value);
    };
  }

  /**
   * How many more decimals a column of values needs until different ones read differently and the
   * largest has two significant digits; 0 where the usual ones do, at most six.
   */
  public int moreDecimals(Collection<Double> values) {
    Set<Double> different = new HashSet<>(values);
    double largest = different.stream().mapToDouble(Math::abs).max().orElse(0);
    for (int more = 0; more < MOST_MORE; more++) {
      int decimals = more;
      long read = different.stream().map(value -> text(value, decimals)).distinct().count();
      boolean seen =
          text(largest, more).replaceAll("[^0-9]", "").replaceFirst("^0+", "").length() > 1;
      if (read == different.size() && (seen || largest == 0)) {
        return more;
      }
    }
    return MOST_MORE;
  }

  /** A difference of two such values, with its sign. */
  public String difference(double value) {
    return switch (this) {
      case PERCENT -> Numbers.signedPercent(value);
      case DAY_PERCENT -> (value > 0 ? "+" : "") + Numbers.dayPercent(value);
      case BASIS_POINTS -> (value > 0 ? "+" : "") + Numbers.basisPoints(value);
      case RATIO, SIGNED, PROBABILITY -> Numbers.signed(value);
      case SECONDS -> (value < 0 ? "\u2212" : "+") + Times.seconds(Math.abs(value));
      case COUNT, MONEY, AMOUNT -> Numbers.pnl(value);
    };
  }
}
