package dev.holdout.strategies.returns;

import dev.holdout.reports.run.Figure;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How many periods make a year, and how that is known.
 *
 * @param figure undefined where nobody said and the dates do not tell
 * @param known {@code "as given"}, {@code "taken from the dates"}, or why it is not known
 */
record PeriodsPerYear(Figure figure, String known) {

  private static final double DAY = 86_400e9;
  private static final int FEWEST = 10;
  private static final double MOST_ODD = 0.3;
  private static final String REMEDY = "pass --periods-per-year";

  /** Median days between rows, from and to, and what they make. */
  private record Spacing(double from, double to, double periods) {}

  private static final Spacing[] KNOWN = {
    new Spacing(6.5, 7.5, 52),
    new Spacing(27, 32, 12),
    new Spacing(88, 93, 4),
    new Spacing(364, 367, 1),
  };

  /**
   * @param said by the user, empty to look at the dates
   * @param stamps of the rows
   */
  static PeriodsPerYear of(OptionalDouble said, Stamps stamps) {
    if (said.isPresent()) {
      return new PeriodsPerYear(Figure.of(said.getAsDouble()), "as given");
    }
    if (stamps.isEmpty()) {
      return unknown("no dates");
    }
    if (stamps.nanos().length < FEWEST) {
      return unknown("too few dates to tell");
    }
    double[] gaps = gaps(stamps.nanos());
    double median = gaps[(gaps.length - 1) / 2];
    long odd = Arrays.stream(gaps).filter(g -> g < median / 2 || g > 1.5 * median).count();
    if (odd > MOST_ODD * gaps.length) {
      return unknown("the dates are irregular");
    }
    if (median > 0.9 && median < 1.1) {
      // Markets that close on weekends have about 252 days; a stray Saturday does not make 365.
      boolean everyDay = stamps.weekend() > 0.1 * stamps.nanos().length;
      return taken(everyDay ? 365 : 252);
    }
    for (Spacing spacing : KNOWN) {
      if (median >= spacing.from && median <= spacing.to) {
        return taken(spacing.periods);
      }
    }
    return unknown("rows lie " + Plausible.shown(median) + " days apart");
  }

  boolean isKnown() {
    return figure.isDefined();
  }

  /** A ratio a period as one a year; as it is where a year is not known. */
  double ratio(double perPeriod) {
    return isKnown() ? perPeriod * Math.sqrt(figure.orThrow()) : perPeriod;
  }

  /** What a ratio is counted by. */
  String per() {
    return isKnown() ? "a year" : "a period";
  }

  private static PeriodsPerYear taken(double periods) {
    return new PeriodsPerYear(Figure.of(periods), "taken from the dates");
  }

  private static PeriodsPerYear unknown(String why) {
    return new PeriodsPerYear(Figure.undefined(why + ": " + REMEDY), why);
  }

  /** Days between neighbours, from the least to the most. */
  private static double[] gaps(long[] nanos) {
    double[] gaps = new double[nanos.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (nanos[i + 1] - nanos[i]) / DAY;
    }
    Arrays.sort(gaps);
    return gaps;
  }
}
