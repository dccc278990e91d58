package dev.holdout.features.price;

import dev.holdout.features.Feature;
import dev.holdout.features.Needs;
import dev.holdout.features.Parameter;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.Field;

/**
 * How straight the path was: {@code |close_t - close_(t-bars)| / Σ |close_i - close_(i-1)|}, 1 for
 * a straight line, near 0 for to and fro, 0 when nothing moved. Empty bars are bridged as in {@link
 * RealisedVolatility}. Unit: none. Missing when the first or the last bar is empty. Kaufman, 1995.
 *
 * @param bars 1 or more
 */
public record EfficiencyRatio(int bars) implements Feature {

  public EfficiencyRatio {
    Parameter.atLeast("EfficiencyRatio", "bars", bars, 1);
  }

  @Override
  public String name() {
    return "EfficiencyRatio(" + bars + ")";
  }

  @Override
  public Needs needs() {
    return Needs.of(bars + 1, Field.CLOSE);
  }

  @Override
  public double value(Window window) {
    double first = window.at(Field.CLOSE, bars);
    double before = first;
    double path = 0;
    for (int ago = bars - 1; ago >= 0; ago--) {
      if (!window.isMissing(ago)) {
        double close = window.at(Field.CLOSE, ago);
        path += Math.abs(close - before);
        before = close;
      }
    }
    double whole = Math.abs(window.at(Field.CLOSE, 0) - first);
    return path == 0 ? 0 * whole : whole / path;
  }
}
