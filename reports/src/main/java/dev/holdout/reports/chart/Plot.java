package dev.holdout.reports.chart;

import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.html.Html;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * The paper of a chart: axes, grid, labels and tags as HTML placed in per cent, and the drawing as
 * an SVG of 1000 by 1000 that stretches to whatever room there is.
 */
public final class Plot {

  private final String result;
  private final int height;
  private final StringBuilder labels = new StringBuilder();
  private final StringBuilder drawing = new StringBuilder();
  private final StringBuilder tags = new StringBuilder();
  private final StringBuilder below = new StringBuilder();
  private Html attributes = Html.EMPTY;
  private String title = "";
  private int labelWidth = 52;

  /**
   * @param result what the chart shows, in one sentence, for those who do not see it
   * @param height in pixels
   */
  public Plot(String result, int height) {
    this.result = result;
    this.height = height;
  }

  /** Grid lines and labels of the vertical axis; the line at the given value is darker. */
  public Plot vertical(Scale scale, double base, DoubleFunction<String> label) {
    for (double value : scale.labels()) {
      double y = scale.at(value);
      boolean atBase = Math.abs(value - base) < scale.step() * 1e-6;
      draw(
          "<line class=\"%s\" x1=\"0\" x2=\"1000\" y1=\"%s\" y2=\"%s\"/>",
          atBase ? "kr" : "kg", n(y), n(y));
      labels.append(
          Html.of("<span style=\"top:{}%\">{}</span>", percent(y / 10), label.apply(value)).text());
    }
    return this;
  }

  /** A vertical axis with plain numbers. */
  public Plot vertical(Scale scale, double base) {
    return vertical(scale, base, value -> Numbers.axis(value, scale.labelStep()));
  }

  /** Room for the vertical labels, in pixels. */
  public Plot labelWidth(int pixels) {
    labelWidth = pixels;
    return this;
  }

  public Plot horizontal(List<Tick> ticks) {
    for (Tick tick : ticks) {
      below.append(
          Html.of(
                  "<span{} style=\"left:{}%{}\">{}</span>",
                  new Html(tick.optional() ? " class=\"opt\"" : ""),
                  percent(tick.at() * 100),
                  tick.at() > 0.97 ? ";transform:translateX(-100%)" : "",
                  tick.label())
              .text());
    }
    return this;
  }

  /** What the axes count, under the horizontal one. */
  public Plot axes(String title) {
    this.title = title;
    return this;
  }

  /** Attributes of the drawing's box. */
  public Plot attributes(Html attributes) {
    this.attributes = attributes;
    return this;
  }

  /** Our own SVG; holes as in {@link String#format}, texts and numbers of ours only. */
  public Plot draw(String svg, Object... holes) {
    drawing.append(svg.formatted(holes));
    return this;
  }

  /** A word on the drawing. */
  public Plot tag(double left, double top, Anchor anchor, Html words) {
    tags.append(
        Html.of(
                "<span class=\"tag\" style=\"left:{}%;top:{}%{}\">{}</span>",
                percent(left * 100), percent(top * 100), anchor.style, words)
            .text());
    return this;
  }

  /** Which part of a tag stands at its place. */
  public enum Anchor {
    LEFT(""),
    MIDDLE(";transform:translateX(-50%)"),
    RIGHT(";transform:translateX(-100%)");

    private final String style;

    Anchor(String style) {
      this.style = style;
    }
  }

  public Html html() {
    return Html.of(
        "<div class=\"plot\" style=\"--yw:{}px\"><div class=\"ys\">{}</div><div class=\"ar\""
            + " style=\"height:{}px\" role=\"img\" aria-label=\"{}\"{}><svg viewBox=\"0 0 1000"
            + " 1000\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{}</svg>{}</div><div"
            + " class=\"xs\">{}</div>{}</div>",
        labelWidth,
        new Html(labels.toString()),
        height,
        result,
        attributes,
        new Html(drawing.toString()),
        new Html(tags.toString()),
        new Html(below.toString()),
        title.isEmpty() ? Html.EMPTY : Html.of("<div class=\"xt\">{}</div>", title));
  }

  /** A coordinate on the paper. */
  static String n(double coordinate) {
    String text = String.format(Locale.ROOT, "%.1f", coordinate);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
