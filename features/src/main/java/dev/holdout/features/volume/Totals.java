package dev.holdout.features.volume;

import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/** Sums over a whole window, oldest bar first. */
final class Totals {

  private Totals() {}

  static double of(Window window, Field field) {
    double sum = 0;
    for (int ago = window.lookback() - 1; ago >= 0; ago--) {
      sum += window.at(field, ago);
    }
    return sum;
  }
}
