package dev.holdout.features.price;

import dev.holdout.features.ColumnFeature;
import dev.holdout.features.Needs;
import dev.holdout.features.Parameter;
import dev.holdout.features.Window;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;

/**
 * Realised volatility of one bar: {@code sqrt(Σ r² / bars)} over the log returns {@code r} from
 * close to close within the last {@code bars + 1} bars. An empty bar is bridged: the return runs
 * from the last close in the window before it to the next. Unit: none; 0.001 is about 0.1 % a bar.
 * Missing when the current bar is empty. Barndorff-Nielsen and Shephard, 2002.
 *
 * @param bars 1 or more
 */
public record RealisedVolatility(int bars) implements ColumnFeature {

  public RealisedVolatility {
    Parameter.atLeast("RealisedVolatility", "bars", bars, 1);
  }

  @Override
  public String name() {
    return "RealisedVolatility(" + bars + ")";
  }

  @Override
  public Needs needs() {
    return Needs.of(bars + 1, Field.CLOSE);
  }

  @Override
  public double value(Window window) {
    return Math.sqrt(SquaredReturns.sum(window) / bars);
  }

  @Override
  public double[] column(BarSeries series) {
    double[] sums = SquaredReturns.sums(series, bars + 1);
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.sqrt(sums[i] / bars);
    }
    return sums;
  }
}
