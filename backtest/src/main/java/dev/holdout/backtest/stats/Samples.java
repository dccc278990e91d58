package dev.holdout.backtest.stats;

/** Checks and sums that every statistic shares. */
public final class Samples {

  private Samples() {}

  /**
   * Refuses what is not a number, by its place.
   *
   * @return {@code values}
   * @throws IllegalArgumentException with the index of the first NaN or infinite value
   */
  public static double[] requireFinite(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name
                + "["
                + i
                + "] is "
                + values[i]
                + "; a statistic takes numbers only, so decide about missing periods before");
      }
    }
    return values;
  }

  /**
   * @throws IllegalArgumentException when a setting is NaN or infinite
   */
  public static void requireNumber(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; pass a return a period, 0 for none");
    }
  }

  /**
   * @throws IllegalArgumentException when the two do not pair
   */
  public static void requirePaired(
      String name, double[] values, String otherName, double[] others) {
    if (values.length != others.length) {
      throw new IllegalArgumentException(
          name
              + " has "
              + values.length
              + " periods and "
              + otherName
              + " has "
              + others.length
              + "; both must cover the same periods");
    }
  }

  /**
   * @throws IllegalArgumentException when {@code periodsPerYear} is not above 0
   */
  public static void requirePeriodsPerYear(double periodsPerYear) {
    if (!(periodsPerYear > 0) || Double.isInfinite(periodsPerYear)) {
      throw new IllegalArgumentException(
          "periodsPerYear is " + periodsPerYear + "; pass 252, 365, 52 or 12, say");
    }
  }

  /**
   * @throws IllegalArgumentException when {@code tail} is not inside (0, 1)
   */
  public static void requireTail(double tail) {
    if (!(tail > 0 && tail < 1)) {
      throw new IllegalArgumentException(
          "tail mass is " + tail + "; it must lie between 0 and 1, such as 0.05");
    }
  }

  /** Whether all values are the same, to the bit of comparison; true for none. */
  public static boolean isFlat(double[] values) {
    for (int i = 1; i < values.length; i++) {
      if (values[i] != values[0]) {
        return false;
      }
    }
    return true;
  }

  /** NaN for none. */
  public static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Divides by n - 1; NaN below two values, 0 when all are the same. */
  public static double variance(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    return isFlat(values) ? 0 : centralMoment(values, 2) * values.length / (values.length - 1);
  }

  /** Divides by n - 1; NaN below two values, 0 when all are the same. */
  public static double deviation(double[] values) {
    return Math.sqrt(variance(values));
  }

  /** Mean of the given power of the distances from the mean; divides by n. */
  public static double centralMoment(double[] values, int power) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      double distance = value - mean;
      double term = distance;
      for (int i = 1; i < power; i++) {
        term *= distance;
      }
      sum += term;
    }
    return sum / values.length;
  }

  public static double[] minus(double[] values, double constant) {
    double[] less = new double[values.length];
    for (int i = 0; i < less.length; i++) {
      less[i] = values[i] - constant;
    }
    return less;
  }

  public static double[] minus(double[] values, double[] others) {
    double[] less = new double[values.length];
    for (int i = 0; i < less.length; i++) {
      less[i] = values[i] - others[i];
    }
    return less;
  }
}
