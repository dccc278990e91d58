package dev.holdout.reports.chart;

import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars: counts of a histogram, signed amounts side by side, small ones inside a table. */
public final class Bars {

  private Bars() {}

  /**
   * A histogram's cells.
   *
   * @param counts one a cell
   * @param low left edge of the first cell
   * @param high right edge of the last cell
   * @param across the horizontal axis, which holds at least low to high
   * @param lower cells that lie wholly below this value are drawn in the loss colour; NaN: none
   * @param plot to draw into
   */
  public static void histogram(
      Plot plot,
      List<Long> counts,
      double low,
      double high,
      double lower,
      Scale heights,
      Scale across) {
    double width = Scale.PAPER * (high - low) / counts.size() / (across.high() - across.low());
    double left = across.along(low);
    for (int i = 0; i < counts.size(); i++) {
      double y = heights.at(counts.get(i));
      double end = low + (high - low) * (i + 1) / counts.size();
      String colour = Double.isNaN(lower) ? "fr" : end <= lower + 1e-9 ? "fl" : "f1";
      plot.draw(
          "%s", Lines.box(colour, left + i * width + width * .04, y, width * .92, Scale.PAPER - y));
    }
  }

  /** Labels under a histogram. */
  public static List<Tick> ticks(double low, double high, int labels) {
    return ticks(low, high, labels, 1, "");
  }

  /**
   * Labels under a plot in a unit.
   *
   * @param factor from a value to the unit: 100 for per cent
   * @param unit that stands after each label
   */
  public static List<Tick> ticks(double low, double high, int labels, double factor, String unit) {
    Scale scale = Scale.around(low, high, labels);
    List<Tick> ticks = new ArrayList<>();
    for (double value : scale.labels()) {
      if (value >= low && value <= high) {
        String label = Numbers.axis(value * factor, scale.step() * factor) + unit;
        ticks.add(new Tick((value - low) / (high - low), label, false));
      }
    }
    return ticks;
  }

  /** Signed amounts side by side, one a fold. */
  public static void signed(Plot plot, double[] amounts, Scale scale) {
    double width = Scale.PAPER / amounts.length;
    double zero = scale.at(0);
    for (int i = 0; i < amounts.length; i++) {
      double y = scale.at(amounts[i]);
      plot.draw(
          "%s",
          Lines.box(
              amounts[i] < 0 ? "fl" : "f1",
              i * width + width * .3,
              Math.min(y, zero),
              width * .4,
              Math.abs(y - zero)));
    }
  }

  /** A small bar in a table, from the middle to the right or left. */
  public static Html cell(double amount, double largest) {
    double width = largest == 0 ? 0 : 50 * Math.abs(amount) / largest;
    return new Html(
        String.format(
            Locale.ROOT,
            "<span class=\"bar\" aria-hidden=\"true\"><i class=\"%s\""
                + " style=\"width:%.1f%%;%s:50%%\"></i><u></u></span>",
            amount < 0 ? "fl" : "f1",
            width,
            amount < 0 ? "right" : "left"));
  }

  /** One step of a waterfall: a bar over a part of the row, in per cent. */
  public static Html step(double from, double to, double least, double most) {
    double span = most - least == 0 ? 1 : most - least;
    double left = (Math.min(from, to) - least) / span * 100;
    double width = Math.abs(to - from) / span * 100;
    return new Html(
        String.format(
            Locale.ROOT,
            "<span class=\"fall\" aria-hidden=\"true\"><i class=\"%s\""
                + " style=\"left:%.1f%%;width:%.1f%%\"></i></span>",
            to < from ? "fl" : "f1",
            left,
            width));
  }

  /** An interval with its middle, over a common axis. */
  public static Html interval(
      double low, double middle, double high, double least, double most, String colour) {
    double span = most - least;
    return new Html(
        String.format(
            Locale.ROOT,
            "<span class=\"iv %s\" aria-hidden=\"true\"><u style=\"left:%.1f%%\"></u><i"
                + " style=\"left:%.1f%%;width:%.1f%%\"></i><b style=\"left:%.1f%%\"></b></span>",
            colour,
            (0 - least) / span * 100,
            (low - least) / span * 100,
            (high - low) / span * 100,
            (middle - least) / span * 100));
  }
}
