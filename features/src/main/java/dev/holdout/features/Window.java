package dev.holdout.features;

import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;

/**
 * What one feature may see: the fields it declared, over the bars it declared, and nothing else.
 * Bars are counted backwards from the current one, so that the future has no index. A window moves
 * with its stream: read it at once, do not keep it.
 */
public final class Window {

  private final RecentBars bars;
  private final String feature;
  private final int lookback;
  private final boolean[] declared = new boolean[Field.values().length];

  Window(RecentBars bars, Feature feature) {
    this.bars = bars;
    this.feature = feature.name();
    this.lookback = feature.needs().lookback();
    for (Field field : feature.needs().fields()) {
      declared[field.ordinal()] = true;
    }
  }

  /**
   * The window of {@code feature} at bar {@code i}; for trying a feature by hand.
   *
   * @throws IllegalArgumentException when fewer bars stand before {@code i} than it declared
   */
  public static Window of(Feature feature, BarSeries bars, int i) {
    Needs needs = feature.needs();
    int first = i - needs.lookback() + 1;
    if (first < 0 || i >= bars.size()) {
      throw new IllegalArgumentException(
          feature.name()
              + " at bar "
              + i
              + ": it needs "
              + needs.lookback()
              + " bars and the series has bars 0 to "
              + (bars.size() - 1)
              + "; the first bar it can be read at is "
              + (needs.lookback() - 1));
    }
    RecentBars recent = new RecentBars(needs.fields(), needs.lookback());
    for (int bar = first; bar <= i; bar++) {
      recent.add(bars, bar);
    }
    return new Window(recent, feature);
  }

  /** Bars in the window, the current one included. */
  public int lookback() {
    return lookback;
  }

  /**
   * A field, in currency, units, counts or seconds; NaN for a price of an empty bar.
   *
   * @param barsAgo 0 is the current bar, {@code lookback - 1} the oldest
   * @throws IllegalArgumentException when the feature did not declare the field or the bar
   */
  public double at(Field field, int barsAgo) {
    if (barsAgo < 0 || barsAgo >= lookback || !declared[field.ordinal()]) {
      throw refusal(field.name(), barsAgo, declared[field.ordinal()]);
    }
    return bars.value(field, barsAgo);
  }

  /** Whether nothing traded in a bar. */
  public boolean isMissing(int barsAgo) {
    requireInside("the missing mark", barsAgo);
    return bars.isMissing(barsAgo);
  }

  /** End of a bar, exclusive, UTC epoch nanoseconds. */
  public long closeAt(int barsAgo) {
    requireInside("the close time", barsAgo);
    return bars.closeAt(barsAgo);
  }

  /** Whether some bar of the window is empty. */
  boolean hasMissing() {
    for (int ago = 0; ago < lookback; ago++) {
      if (bars.isMissing(ago)) {
        return true;
      }
    }
    return false;
  }

  private void requireInside(String what, int barsAgo) {
    if (barsAgo < 0 || barsAgo >= lookback) {
      throw refusal(what, barsAgo, true);
    }
  }

  private IllegalArgumentException refusal(String what, int barsAgo, boolean fieldDeclared) {
    return new IllegalArgumentException(
        feature
            + " asks for "
            + what
            + " of the bar "
            + barsAgo
            + " ago, "
            + (fieldDeclared
                ? "but it declared the bars 0 to "
                    + (lookback - 1)
                    + " ago; declare a longer lookback in needs(), and never a negative bar"
                : "a field that it did not declare; name it in needs()"));
  }
}
