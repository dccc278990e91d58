package dev.holdout.features.price;

import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/**
 * Lowest low and highest high of a window. Empty bars have no range and are left out; when all are
 * empty, the lowest is infinite and the highest negative infinite.
 */
record Extremes(double low, double high) {

  static Extremes of(Window window) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int ago = 0; ago < window.lookback(); ago++) {
      if (!window.isMissing(ago)) {
        low = Math.min(low, window.at(Field.LOW, ago));
        high = Math.max(high, window.at(Field.HIGH, ago));
      }
    }
    return new Extremes(low, high);
  }
}
