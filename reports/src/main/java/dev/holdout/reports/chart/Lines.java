package dev.holdout.reports.chart;

import java.util.function.IntToDoubleFunction;

/** Paths of an SVG drawing. */
public final class Lines {

  private Lines() {}

  /**
   * A line through all defined points, thinned when long; a gap where a value is NaN.
   *
   * @param place of point i, 0 at the left edge, 1 at the right
   */
  public static String path(double[] values, IntToDoubleFunction place, Scale scale) {
    StringBuilder path = new StringBuilder(values.length * 10);
    boolean pen = false;
    for (int i : Thinned.points(values)) {
      if (Double.isNaN(values[i])) {
        pen = false;
        continue;
      }
      path.append(pen ? 'L' : 'M')
          .append(Plot.n(place.applyAsDouble(i) * Scale.PAPER))
          .append(',')
          .append(Plot.n(scale.at(values[i])));
      pen = true;
    }
    return path.toString();
  }

  /** The area between a line and a value. */
  public static String area(double[] values, IntToDoubleFunction place, Scale scale, double base) {
    int last = values.length - 1;
    return path(values, place, scale)
        + "L%s,%sL%s,%sZ"
            .formatted(
                Plot.n(place.applyAsDouble(last) * Scale.PAPER),
                Plot.n(scale.at(base)),
                Plot.n(place.applyAsDouble(0) * Scale.PAPER),
                Plot.n(scale.at(base)));
  }

  /** A line element with a class. */
  public static String stroke(String classes, String path) {
    return "<path class=\"ln " + classes + "\" d=\"" + path + "\"/>";
  }

  /** A straight line. */
  public static String straight(String classes, double x1, double y1, double x2, double y2) {
    return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
        .formatted(classes, Plot.n(x1), Plot.n(y1), Plot.n(x2), Plot.n(y2));
  }

  /** A dot: a line of no length with a round end, so that it stays round when stretched. */
  public static String dot(String classes, double x, double y) {
    return "<path class=\"dot %s\" d=\"M%s,%sh0\"/>".formatted(classes, Plot.n(x), Plot.n(y));
  }

  /** A rectangle. */
  public static String box(String classes, double x, double y, double width, double height) {
    return "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
        .formatted(classes, Plot.n(x), Plot.n(y), Plot.n(width), Plot.n(height));
  }
}
