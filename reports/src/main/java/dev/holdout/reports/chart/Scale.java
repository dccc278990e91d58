package dev.holdout.reports.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * From a value to a height on the paper, and the values that get a line and a label.
 *
 * @param low value at the bottom
 * @param high value at the top, above low
 * @param step between labels (on a linear scale)
 * @param logarithmic whether equal distances are equal ratios; low is then above 0
 */
public record Scale(double low, double high, double step, boolean logarithmic) {

  /** The height of every drawing, top is 0. */
  static final double PAPER = 1000;

  public Scale {
    if (!(low < high) || !(step > 0) || (logarithmic && low <= 0)) {
      throw new IllegalArgumentException(
          "scale from %s to %s by %s%s; needs low < high and step > 0, and low > 0 if logarithmic"
              .formatted(low, high, step, logarithmic ? ", logarithmic" : ""));
    }
  }

  /** A linear scale that holds both values, its ends on labels, about this many labels. */
  public static Scale covering(double least, double most, int labels) {
    double low = Math.min(least, most);
    double high = Math.max(least, most);
    if (high - low < 1e-12 * Math.max(1, Math.abs(high))) {
      double room = Math.max(Math.abs(high) * 0.01, 1e-6);
      low -= room;
      high += room;
    }
    double step = niceStep((high - low) / labels);
    return new Scale(Math.floor(low / step) * step, Math.ceil(high / step) * step, step, false);
  }

  /** A linear scale whose ends are the values themselves, with a little air; labels inside. */
  public static Scale around(double least, double most, int labels) {
    Scale round = covering(least, most, labels);
    double air = Math.max((most - least) * 0.06, round.step * 0.02);
    return new Scale(
        Math.max(round.low, least - air), Math.min(round.high, most + air), round.step, false);
  }

  /**
   * As {@link #around} with room for a line of words at the top, but by ratios when the largest is
   * over four times the smallest.
   */
  public static Scale ofAccount(double least, double most, int labels) {
    if (least > 0 && most > 4 * least) {
      return new Scale(least * 0.95, most * 1.05, niceStep((most - least) / labels), true);
    }
    Scale tight = around(least, most, labels);
    double room = tight.high + (tight.high - tight.low) * 0.06;
    return new Scale(tight.low, room, tight.step, false);
  }

  static double niceStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double factor : new double[] {1, 2, 2.5, 5}) {
      if (rough <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** Height of a value: 0 at the top, 1000 at the bottom. */
  public double at(double value) {
    double part =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return PAPER * (1 - part);
  }

  /** Distance of a value from the left edge, 0 to 1000, on a horizontal axis. */
  public double along(double value) {
    return PAPER - at(value);
  }

  /** A linear scale from one value to the other, neither moved. */
  public static Scale exactly(double low, double high, int labels) {
    Scale round = covering(low, high, labels);
    return high > low ? new Scale(low, high, round.step, false) : round;
  }

  /** The values with a label, from low to high. */
  public List<Double> labels() {
    List<Double> labels = new ArrayList<>();
    if (logarithmic) {
      for (double power = Math.pow(10, Math.floor(Math.log10(low))); power <= high; power *= 10) {
        for (int factor : new int[] {1, 2, 5}) {
          if (power * factor >= low && power * factor <= high) {
            labels.add(power * factor);
          }
        }
      }
      return labels;
    }
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      labels.add(i * step);
    }
    return labels;
  }

  /** The smallest distance between two labels: how many decimals they need. */
  double labelStep() {
    if (!logarithmic) {
      return step;
    }
    List<Double> labels = labels();
    return labels.size() < 2 ? labels.stream().findFirst().orElse(step) : labels.getFirst();
  }
}
